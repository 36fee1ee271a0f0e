import { useEffect, useState } from 'react';
import type { Change } from '../../../src-shared/assessment/change.ts';
import type { EvidenceHash } from '../../../src-shared/assessment/identifiers.ts';
import type { BridgeOutput } from '../../../src-shared/contract/bridge.ts';
import { dateInWords, timeInWords } from '../../parts/words.ts';
import { useWorkspace } from '../../session/session.ts';

/** Which earlier backups hold something, and the folder in which they lie. */
export interface HeldElsewhere extends BridgeOutput<'backup.holding'> {
  /** Its whole path; null when none is chosen. */
  readonly folder: string | null;
}

/** Looks through the earlier backups; null while that goes on. */
export function useHeldElsewhere(changes: readonly Change[] | undefined, hashes: readonly EvidenceHash[]): HeldElsewhere | null {
  const { bridge, id: workspace } = useWorkspace();
  const [held, setHeld] = useState<HeldElsewhere | null>(null);
  const key = changes && [...changes.map((one) => one.id), ...hashes].join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for the same changes and files
  useEffect(() => {
    if (changes === undefined) return;
    let isWanted = true;
    const look = async (): Promise<void> => {
      const [state, holding] = await Promise.all([
        bridge.call('backup.state', { workspace }),
        bridge.call('backup.holding', { workspace, changes: changes.map((one) => one.id), hashes: [...hashes] }),
      ]);
      const folder = (state.ok && state.value.folder?.path) || null;
      if (isWanted)
        setHeld(holding.ok ? { ...holding.value, folder } : { holding: [], folder, notLookedInto: holding.refusal.words });
    };
    void look();
    return () => {
      isWanted = false;
    };
  }, [bridge, workspace, key]);
  return held;
}

interface Props {
  readonly held: HeldElsewhere | null;
  readonly isDone: boolean;
}

/** The earlier backups that still hold it, with the folder in which they lie. */
export function BackupsThatHoldIt({ held, isDone }: Props) {
  if (held === null) return <p role="status">Looking through the backups…</p>;
  const { holding, folder, notLookedInto } = held;
  const backups = holding.filter(({ kind }) => kind === 'backup');
  const points = holding.filter(({ kind }) => kind === 'recovery point');
  return (
    <>
      {notLookedInto !== null && (
        <p className="prose">The backups could not be looked into, so some may hold it. {notLookedInto}</p>
      )}
      {backups.length === 0 && notLookedInto === null && <p className="prose">No backup that was made here holds it.</p>}
      {backups.length > 0 && (
        <>
          <p className="prose">
            {isDone ? 'These backups still hold it' : 'These backups hold it, and will go on holding it'}
            {folder && (
              <>
                , in <span className="removal__folder">{folder}</span>
              </>
            )}
            . Make a new backup, then remove these on the Backup page.
          </p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {backups.map(({ backup: { id, at } }) => (
              <li key={id}>
                {dateInWords(at)}, {timeInWords(at)} <span className="muted">({id})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {points.length > 0 && !isDone && (
        <p className="prose">
          What was kept on this computer before a restore holds it too (
          {points.map(({ backup: { at } }) => dateInWords(at)).join(', ')}). It is removed together with it.
        </p>
      )}
    </>
  );
}
