import { reopen } from '../../../src-shared/assessment/sealing.ts';
import { assessmentPath } from '../../assessment/paths.ts';
import type { AssessmentView } from '../../assessment/use-assessment.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { announce } from '../../parts/announcer.tsx';
import { dateInWords, timeInWords } from '../../parts/words.ts';
import { useWorkspace } from '../../session/session.ts';
import { Fingerprint } from './fingerprint.tsx';
import { genuineInWords, isDoubtful } from './genuine-words.ts';
import type { SealedCopy } from './use-sealed-copies.ts';

interface Props {
  readonly view: AssessmentView;
  /** The copy that stands. */
  readonly copy: SealedCopy;
  readonly onPrint: () => void;
}

/** The assessment is finished: the copy that stands, printing it, and the way back. */
export function AfterSealing({ view: { address, readiness }, copy: { seal, revision, opened }, onPrint }: Props) {
  const workspace = useWorkspace();
  const nameOf = usePersonName();
  const openAgain = (): void => {
    workspace.commitAnd(
      reopen(address.document, seal.id),
      {
        name: `Reopen as revision ${revision + 1}`,
        path: assessmentPath(address.document, 'finish'),
      },
      () => announce('Reopened. You can edit your answers again.'),
    );
  };
  return (
    <div data-help="readiness">
      {opened && isDoubtful(opened) ? (
        <div className="finished finished--doubtful">
          <p className="finished__words">Revision {revision} is sealed, and what is here does not match it.</p>
          <p>Compare the copy below with the printed one before you rely on it.</p>
        </div>
      ) : (
        <div className="finished">
          <p className="finished__words">
            Revision {revision} is sealed. Print it, have it signed, and keep it with your records.
          </p>
          <p>
            It stays on this computer and was sent to nobody.
            {readiness.blockers.length === 0 && ' It is also ready to publish; this version of the app does not publish.'}
          </p>
        </div>
      )}
      <dl className="nhsuk-summary-list summary">
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Revision</dt>
          <dd className="nhsuk-summary-list__value">{revision}</dd>
        </div>
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Sealed</dt>
          <dd className="nhsuk-summary-list__value">
            {dateInWords(seal.sealed.wall)} at {timeInWords(seal.sealed.wall)}, by {nameOf(seal.sealed.by)}
          </dd>
        </div>
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Fingerprint</dt>
          <dd className="nhsuk-summary-list__value">
            <Fingerprint hash={seal.hash} />
          </dd>
        </div>
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Checked just now</dt>
          <dd className="nhsuk-summary-list__value">{genuineInWords(opened, nameOf)}</dd>
        </div>
      </dl>
      <p className="finish-do">
        <button type="button" className="nhsuk-button" onClick={onPrint}>
          Print the copy
        </button>
      </p>
      <h2 className="nhsuk-heading-m">Something has to change?</h2>
      <p className="prose">
        Reopening lets you edit your answers again. Revision {revision} stays as it is, with its date and fingerprint, and is
        listed here. When you finish again, that is revision {revision + 1}.
      </p>
      <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={openAgain}>
        Reopen as a new revision
      </button>
    </div>
  );
}
