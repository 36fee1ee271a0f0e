import { Page } from '../../parts/page.tsx';
import { BackupFolder } from './backup-folder.tsx';
import { BackupList } from './backup-list.tsx';
import { MoveAway } from './move-away.tsx';
import { useBackups } from './use-backups.ts';

/** Backups of the open organisation: where they go, what there is, bringing one back; and moving to another computer. */
export function BackupPage() {
  const backups = useBackups();
  const { state, refusal } = backups;
  return (
    <Page title="Backup and moving">
      <p className="prose">
        Everything is on this computer twice already. A backup is for the day on which the whole computer is gone: it belongs on
        another drive, such as a memory stick, a network folder or your practice’s server.
      </p>
      {refusal !== null && (
        <p className="nhsuk-error-message" role="alert">
          {refusal}
        </p>
      )}
      {state ? <BackupFolder state={state} backups={backups} /> : refusal === null && <p role="status">Looking for backups…</p>}
      {state && (state.backups.length > 0 || state.recoveryPoints.length > 0) && <BackupList state={state} backups={backups} />}
      <MoveAway />
    </Page>
  );
}
