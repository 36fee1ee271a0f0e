import { useState } from 'react';
import { Link } from 'wouter';
import type { Backup, BackupState, RestoreSource } from '../../../src-shared/contract/backup.ts';
import { announce } from '../../parts/announcer.tsx';
import { LongWork } from '../../parts/long-work.tsx';
import { useSession, useWorkspace } from '../../session/session.ts';
import { contentsInWords, momentInWords, standingInWords } from './backup-words.ts';
import type { Backups } from './use-backups.ts';

type Kind = RestoreSource['from']['kind'];

interface Props {
  readonly state: BackupState;
  readonly backups: Backups;
}

/** The backups that there are, each to be restored from, checked again or removed. */
export function BackupList({ state, backups }: Props) {
  return (
    <section aria-labelledby="backup-list">
      <h2 className="nhsuk-heading-m" id="backup-list">
        Bring something back
      </h2>
      {state.backups.length > 0 && <Rows title="Backups" kind="backup" list={state.backups} backups={backups} />}
      {state.recoveryPoints.length > 0 && (
        <details className="nhsuk-details">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">Kept before earlier restores ({state.recoveryPoints.length})</span>
          </summary>
          <div className="nhsuk-details__text">
            <p>Before anything is brought back, everything is kept as it is, on this computer. The newest three are here.</p>
            <Rows title="Kept before a restore" kind="recovery point" list={state.recoveryPoints} backups={backups} />
          </div>
        </details>
      )}
    </section>
  );
}

interface RowsProps {
  readonly title: string;
  readonly kind: Kind;
  readonly list: readonly Backup[];
  readonly backups: Backups;
}

function Rows({ title, kind, list, backups }: RowsProps) {
  return (
    <table className="nhsuk-table nhsuk-table--compact stacked-table">
      <caption className="nhsuk-table__caption nhsuk-u-visually-hidden">{title}</caption>
      <thead className="nhsuk-table__head">
        <tr>
          <th scope="col">Made</th>
          <th scope="col">What is in it</th>
          <th scope="col">State</th>
          <th scope="col">
            <span className="nhsuk-u-visually-hidden">What you can do</span>
          </th>
        </tr>
      </thead>
      <tbody className="nhsuk-table__body">
        {list.map((backup) => (
          <Row key={backup.id} backup={backup} kind={kind} backups={backups} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ backup, kind, backups }: { readonly backup: Backup; readonly kind: Kind; readonly backups: Backups }) {
  const { bridge } = useSession();
  const { id: workspace } = useWorkspace();
  const [doing, setDoing] = useState<'nothing' | 'checking' | 'asking'>('nothing');
  const [problem, setProblem] = useState<string | null>(null);
  const made = momentInWords(backup.at);
  const { mark, words } = standingInWords(backup);
  const source: RestoreSource = { workspace, from: { kind, id: backup.id } };

  const check = async (): Promise<void> => {
    setDoing('checking');
    setProblem(null);
    const checked = await bridge.call('backup.check', source);
    await backups.look();
    setDoing('nothing');
    if (!checked.ok) return setProblem(checked.refusal.words);
    announce(`The backup of ${made}: ${standingInWords(checked.value).words ?? 'every byte of it is as it was written'}.`);
  };
  const remove = async (): Promise<void> => {
    const removed = await bridge.call('backup.remove', source);
    setDoing('nothing');
    if (!removed.ok) return setProblem(removed.refusal.words);
    backups.keep(removed.value);
    announce(`The backup of ${made} is removed.`);
  };

  return (
    <tr className="nhsuk-table__row">
      <th scope="row" className="nhsuk-table__header">
        {made}
      </th>
      <td className="nhsuk-table__cell" data-column="What is in it">
        {contentsInWords(backup.contents)}
      </td>
      <td className="nhsuk-table__cell" data-column="State">
        <span className={`nhsuk-tag backup__standing${words === null ? '' : ' backup__standing--bad'}`}>{mark}</span>
        {words !== null && <p className="small">{words}</p>}
        {problem !== null && (
          <p className="nhsuk-error-message" role="alert">
            {problem}
          </p>
        )}
      </td>
      <td className="nhsuk-table__cell backup__actions">
        {doing === 'checking' && <LongWork fallback="Checking…" />}
        {doing === 'nothing' && (
          <>
            {backup.standing.kind !== 'newer' && (
              <Link className="link-button" href={`/backup/${kind === 'backup' ? 'restore' : 'recover'}/${backup.id}`}>
                Restore…<span className="nhsuk-u-visually-hidden"> from {made}</span>
              </Link>
            )}
            <button type="button" className="link-button" onClick={() => void check()}>
              Check again<span className="nhsuk-u-visually-hidden"> {made}</span>
            </button>
            <button type="button" className="link-button" onClick={() => setDoing('asking')}>
              Remove<span className="nhsuk-u-visually-hidden"> {made}</span>
            </button>
          </>
        )}
        {doing === 'asking' && (
          <div role="alert">
            <p className="small">Remove the backup of {made} for good?</p>
            <button
              type="button"
              className="nhsuk-button nhsuk-button--warning nhsuk-button--small"
              onClick={() => void remove()}
            >
              Remove it
            </button>{' '}
            <button type="button" className="link-button" onClick={() => setDoing('nothing')}>
              Keep it
            </button>
          </div>
        )}
      </td>
    </tr>
  );
}
