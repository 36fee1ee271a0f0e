import { Suspense } from 'react';
import { Link } from 'wouter';
import { HONEST_NOTICE } from '../../../src-shared/honest-notice.ts';
import { useCurrentAssessment } from '../../assessment/use-assessments.ts';
import { Page } from '../../parts/page.tsx';
import { useSession } from '../../session/session.ts';
import { SureTitles } from './sure-titles.tsx';
import { ThirdParties } from './third-parties.tsx';

const SHELLS = {
  electron: 'Electron',
  chromium: 'a Chrome, Edge or Chromium browser that is installed on this computer',
} as const;

/** What this is, what it is not, and what it is made of. */
export function AboutPage() {
  const { app } = useSession();
  const assessment = useCurrentAssessment();
  return (
    <Page title="About IG Toolkit Desktop" windowTitle="About" caption={<Link href="/help">Help</Link>}>
      {HONEST_NOTICE.map((sentence) => (
        <p key={sentence} className="lead">
          {sentence}
        </p>
      ))}
      <dl className="nhsuk-summary-list summary">
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Version</dt>
          <dd className="nhsuk-summary-list__value">{app.version}</dd>
        </div>
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Window shown by</dt>
          <dd className="nhsuk-summary-list__value">{SHELLS[app.shell]}</dd>
        </div>
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Your data is in</dt>
          <dd className="nhsuk-summary-list__value">
            <code className="about__folder">{app.dataFolder}</code>
            <p className="small muted">
              Attached files in it are encrypted, answers are not. Use the disk encryption of your computer.
            </p>
          </dd>
        </div>
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Licence</dt>
          <dd className="nhsuk-summary-list__value">MIT: free to use, change and pass on, without any warranty.</dd>
        </div>
      </dl>
      <h2 className="nhsuk-heading-m">The requirement texts</h2>
      <p className="prose">
        Descriptions, criteria, guidance, examples and templates are this project’s own plain-English wording, not the NHS’s.
        Titles and numbers come from published sources where we could find them; where we could not, the requirement says so. They
        are not legal advice.
      </p>
      {assessment && (
        <Suspense>
          <SureTitles id={assessment.set} />
        </Suspense>
      )}
      <p className="prose">
        A mistake in a requirement set can be put right with a file of your own: see <Link href="/settings">Settings</Link>.
      </p>
      <h2 className="nhsuk-heading-m">Made with</h2>
      <p className="prose">
        The typeface is Source Sans 3, by Adobe, under the SIL Open Font License 1.1. Parts of the look come from nhsuk-frontend,
        which is open source under the MIT licence; no NHS logo, NHS typeface or other NHS mark is used.
      </p>
      <ThirdParties />
    </Page>
  );
}
