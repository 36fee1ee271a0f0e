import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { evidenceDocument } from '../../src-shared/assessment/document.ts';
import { type EvidenceFile, readEvidenceFile } from '../../src-shared/assessment/evidence-file.ts';
import { EMPTY_DOCUMENT } from '../../src-shared/assessment/fold.ts';
import type { EvidenceFileId } from '../../src-shared/assessment/identifiers.ts';
import type { CopyToken, OpenedCopy } from '../../src-shared/contract/evidence.ts';
import { evidencePath } from '../assessment/paths.ts';
import { announce } from '../parts/announcer.tsx';
import { useSession, useWorkspace } from '../session/session.ts';
import { copySource } from './byte-sources.ts';
import { noteRecorded } from './note-recorded.ts';
import { useAttach } from './use-attach.tsx';

/** A copy that somebody has changed in another program. */
export interface ChangedCopy extends OpenedCopy {
  /** What it is a copy of; null when that is not on record any more. */
  readonly of: EvidenceFile | null;
}

interface ChangedCopies {
  readonly copies: readonly ChangedCopy[];
  /** Puts the changed bytes on record as the newer version of the file, after what has to be asked. */
  readonly keep: (copy: ChangedCopy) => Promise<void>;
  /** Removes the copy and what was changed in it. @returns why it could not be, in words */
  readonly leave: (copy: ChangedCopy) => Promise<string | null>;
  /** What is on its way, or went wrong. */
  readonly shown: ReactNode;
}

const AT = 'changed copies';

/** Asks for changed copies at the start and whenever the person comes back to the window, most likely from the other program. */
export function useChangedCopies(): ChangedCopies {
  const { bridge } = useSession();
  const workspace = useWorkspace();
  const [copies, setCopies] = useState<readonly ChangedCopy[]>([]);
  /** One that is being kept is shown as what is on its way. */
  const [underWay, setUnderWay] = useState<readonly CopyToken[]>([]);
  const told = useRef(new Set<string>());
  const fileOf = useCallback(
    (file: EvidenceFileId) => readEvidenceFile(file, workspace.folded.get(evidenceDocument(file)) ?? EMPTY_DOCUMENT),
    [workspace],
  );

  const look = useCallback(async (): Promise<void> => {
    const found = await bridge.call('evidence.copies', { workspace: workspace.id });
    if (!found.ok) return;
    const changed = found.value.copies.filter((copy) => copy.changed);
    for (const { copy, name } of changed)
      if (!told.current.has(copy)) announce(`You changed ${name}. What becomes of it is asked at the foot of the window.`);
    told.current = new Set(changed.map(({ copy }) => copy));
    setCopies(changed.map((copy) => ({ ...copy, of: fileOf(copy.file) })));
  }, [bridge, workspace, fileOf]);

  useEffect(() => {
    const onFocus = (): void => void look();
    onFocus();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [look]);

  // Undo leads to the file that was changed.
  const keeping = useRef('');
  const act = useCallback((file: string) => ({ name: `${file}, a newer version`, path: keeping.current }), []);
  const { replace, shown } = useAttach({ at: AT, act });

  const keep = async (copy: ChangedCopy): Promise<void> => {
    if (!copy.of) return;
    keeping.current = evidencePath(copy.file);
    setUnderWay((others) => [...others, copy.copy]);
    const ended = await replace(copySource(bridge, copy), copy.of);
    if (ended.kind === 'recorded' && (await noteRecorded(workspace, copy)))
      announce(`${copy.name}: what you changed is the version that counts now.`);
    await look();
    setUnderWay((others) => others.filter((one) => one !== copy.copy));
  };
  const leave = async (copy: ChangedCopy): Promise<string | null> => {
    const closed = await bridge.call('evidence.close-copy', { copy: copy.copy });
    await look();
    return closed.ok ? null : closed.refusal.words;
  };
  return { copies: copies.filter(({ copy }) => !underWay.includes(copy)), keep, leave, shown };
}
