import { Link } from 'wouter';
import { Page } from '../../parts/page.tsx';
import { useSession } from '../../session/session.ts';
import { KeyOfEvidence } from './key-of-evidence.tsx';
import { LargestEvidence } from './largest-evidence.tsx';
import { LooksAndSize } from './looks-and-size.tsx';
import { RequirementSets } from './requirement-sets.tsx';
import { WhereTheDataLie } from './where-the-data-lie.tsx';

/** What is set for this computer, and what there is to know about it. */
export function SettingsPage() {
  const { app } = useSession();
  return (
    <Page title="Settings">
      <p className="prose">These are set for this computer. They are in no assessment and no file.</p>
      <LooksAndSize />
      <LargestEvidence />
      <RequirementSets />
      <KeyOfEvidence />
      <section aria-labelledby="backup-link">
        <h2 className="nhsuk-heading-m" id="backup-link">
          Backup and moving
        </h2>
        <p className="prose">
          <Link href="/backup">Where backups go, bringing something back, and moving to another computer</Link>
        </p>
      </section>
      <WhereTheDataLie />
      <h2 className="nhsuk-heading-m">Version</h2>
      <p className="prose">
        IG Toolkit Desktop {app.version}, shown by{' '}
        {app.shell === 'electron' ? 'its own window (Electron)' : 'the browser installed on this computer'}.
      </p>
    </Page>
  );
}
