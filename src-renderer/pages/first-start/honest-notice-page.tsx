import { HONEST_NOTICE } from '../../../src-shared/honest-notice.ts';
import { usePageHeading } from '../../parts/use-page-heading.ts';
import { useSession } from '../../session/session.ts';

/** What this is and is not, before anything else; acknowledged once on each computer. */
export function HonestNoticePage() {
  const { changeSettings } = useSession();
  const heading = usePageHeading('Before you start');
  return (
    <main className="alone">
      <p className="page-caption">IG Toolkit Desktop</p>
      <h1 className="page-heading" tabIndex={-1} ref={heading}>
        Before you start
      </h1>
      {HONEST_NOTICE.map((sentence) => (
        <p key={sentence} className="lead">
          {sentence}
        </p>
      ))}
      <p className="prose">
        Use it to work through the toolkit’s questions, keep your answers in one place and show where you stand. Where a
        requirement matches something that today’s return asks, we say so, so that the work counts twice.
      </p>
      <button
        type="button"
        className="nhsuk-button"
        onClick={() => changeSettings((now) => ({ ...now, honestNoticeRead: true }))}
      >
        I understand, continue
      </button>
    </main>
  );
}
