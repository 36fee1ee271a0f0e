import { useState } from 'react';
import type { BackupState } from '../../../src-shared/contract/backup.ts';
import type { FolderToken } from '../../../src-shared/contract/picked-files.ts';
import { announce } from '../../parts/announcer.tsx';
import { ChooseFolder } from '../../parts/choose-folder.tsx';
import { LongWork } from '../../parts/long-work.tsx';
import { useSession, useWorkspace } from '../../session/session.ts';
import { momentInWords, outcomeInWords } from './backup-words.ts';
import type { Backups } from './use-backups.ts';

interface Props {
  readonly state: BackupState;
  readonly backups: Backups;
}

/** Where backups go, how the last one went, and making one now. */
export function BackupFolder({ state, backups }: Props) {
  const { bridge } = useSession();
  const workspace = useWorkspace();
  const [choosing, setChoosing] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const make = async (): Promise<void> => {
    setWorking(true);
    setProblem(null);
    await workspace.settled();
    const made = await bridge.call('backup.now', { workspace: workspace.id });
    await backups.look();
    setWorking(false);
    if (!made.ok) return setProblem(made.refusal.words);
    announce(outcomeInWords(made.value));
  };
  const choose = async (folder: FolderToken | null): Promise<void> => {
    setChoosing(false);
    if (folder === null) return;
    const chosen = await bridge.call('backup.choose-folder', { workspace: workspace.id, folder });
    if (!chosen.ok) return setProblem(chosen.refusal.words);
    backups.keep(chosen.value);
    await make();
  };
  const forget = async (): Promise<void> => {
    const forgotten = await bridge.call('backup.forget-folder', { workspace: workspace.id });
    if (!forgotten.ok) return setProblem(forgotten.refusal.words);
    backups.keep(forgotten.value);
    announce('No backups are made any more. Those that were made stay where they are.');
  };

  const { folder, last } = state;
  const failed = last?.outcome.kind === 'failed' ? last.outcome.words : null;
  return (
    <section className="backup" aria-labelledby="backups" data-help="backup">
      <h2 className="nhsuk-heading-m" id="backups">
        Backups
      </h2>
      {folder === null ? (
        <div className="nhsuk-inset-text tight">
          <p>
            <strong>No backups are made yet.</strong> Choose a folder once. After that they are made by themselves: a few minutes
            after you begin, every two hours while you work, and when you close the app.
          </p>
        </div>
      ) : (
        <dl className="nhsuk-summary-list backup__facts">
          <div className="nhsuk-summary-list__row">
            <dt className="nhsuk-summary-list__key">They go to</dt>
            <dd className="nhsuk-summary-list__value">
              <span className="backup__path">{folder.path}</span>
              {folder.standing.kind === 'missing' && <p className="backup__problem">{folder.standing.words}</p>}
            </dd>
          </div>
          <div className="nhsuk-summary-list__row">
            <dt className="nhsuk-summary-list__key">Last backup</dt>
            <dd className="nhsuk-summary-list__value">
              {last ? momentInWords(last.at) : 'None yet.'}
              {last && <p className={failed === null ? 'small' : 'backup__problem'}>{outcomeInWords(last.outcome)}</p>}
            </dd>
          </div>
          <div className="nhsuk-summary-list__row">
            <dt className="nhsuk-summary-list__key">Since then</dt>
            <dd className="nhsuk-summary-list__value">
              {state.changedSince ? 'Something was recorded that is in no backup yet.' : 'Nothing new was recorded.'}
            </dd>
          </div>
        </dl>
      )}
      {problem !== null && (
        <p className="nhsuk-error-message" role="alert">
          {problem}
        </p>
      )}
      {working ? (
        <LongWork fallback="Making a backup…" />
      ) : (
        <div className="buttons">
          {folder !== null && (
            <button type="button" className="nhsuk-button" onClick={() => void make()}>
              Back up now
            </button>
          )}
          <button
            type="button"
            className={`nhsuk-button${folder === null ? '' : ' nhsuk-button--secondary'}`}
            onClick={() => setChoosing(true)}
          >
            {folder === null ? 'Choose a folder for backups' : 'Choose another folder'}
          </button>
          {folder !== null && (
            <button type="button" className="link-button" onClick={() => void forget()}>
              Stop making backups
            </button>
          )}
        </div>
      )}
      <details className="nhsuk-details">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">What a backup holds, and who can read it</span>
        </summary>
        <div className="nhsuk-details__text prose">
          <p>
            A backup holds every answer with its history, your people, and every evidence file. What was copied before is not
            copied again. Each one is read back and counted before it is said to be made. Kept are the newest three of today, one
            of each day for a fortnight, and one of each month for a year.
          </p>
          <p>
            Answers and comments in it can be read by whoever can open the folder, so choose one that only the right people can
            reach. Evidence files are encrypted: on another computer they open with your recovery code or your passphrase.
          </p>
        </div>
      </details>
      {choosing && (
        <ChooseFolder
          title="Choose where backups go"
          hint="Best on another drive: a backup on this computer’s own disk is gone when the disk is."
          choose="Make backups here"
          onDone={(chosen) => void choose(chosen)}
        />
      )}
    </section>
  );
}
