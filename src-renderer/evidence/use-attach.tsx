import { type ReactNode, useCallback, useMemo } from 'react';
import type { EvidencePlace } from '../../src-shared/assessment/evidence-acts.ts';
import type { EvidenceFile } from '../../src-shared/assessment/evidence-file.ts';
import { openKey } from '../keys/open-key.ts';
import { notify } from '../parts/notice.tsx';
import { useSession, useWorkspace } from '../session/session.ts';
import type { ActName } from '../workspace/workspace-store.ts';
import { type AttachTo, attachNew, attachRevision, type BringInParts } from './bring-in.ts';
import { type ByteSource, fileSource } from './byte-sources.ts';
import type { BringIn, BroughtIn } from './incoming-files.ts';
import { IncomingList } from './incoming-list.tsx';

/** Where files are given, and how the act is called that puts one on record. */
export interface AttachingPlace {
  /** Names the place on the screen, the same each time it is drawn: what is on its way is shown there again. */
  readonly at: string;
  /** “117, attach Training log.pdf to 1a”. */
  readonly act: (file: string) => ActName;
}

export interface Attach {
  /**
   * Puts files on record, each as an evidence file of its own and linked to every place; no place is fine too. Settles when
   * all have ended. What goes wrong with one is shown by `shown`, where it can be tried again.
   */
  readonly attach: (files: readonly File[], places: readonly EvidencePlace[]) => Promise<readonly BroughtIn[]>;
  /** The same where each file has a place of its own, which may have to be recorded with it. */
  readonly attachEach: (files: readonly File[], to: (file: File) => AttachTo) => Promise<readonly BroughtIn[]>;
  /** Puts one on record as the newer revision of a file; the one before stays in its history. */
  readonly replace: (by: File | ByteSource, of: EvidenceFile) => Promise<BroughtIn>;
  /** What is on its way here, failed here, or is worth knowing. Belongs beside the button. */
  readonly shown: ReactNode;
}

/** Attaching files: copies them into the evidence store, asks what has to be asked, and puts them on record. */
export function useAttach({ at, act }: AttachingPlace): Attach {
  const workspace = useWorkspace();
  const { bridge } = useSession();
  const bringIn = useCallback(
    async (source: ByteSource, how: (parts: BringInParts) => BringIn): Promise<BroughtIn> => {
      const parts = { workspace, by: workspace.person, openKey: () => openKey(bridge, workspace.id) };
      const ended = await workspace.incoming.add({ at, name: source.name, size: source.size }, how(parts));
      // It waits at its place with the way to try it again; the person is somewhere else by now.
      if (ended.kind === 'failed' && !workspace.incoming.isShown(at)) notify(ended.words);
      return ended;
    },
    [workspace, bridge, at],
  );
  return useMemo(() => {
    const sourceOf = (file: File): ByteSource => fileSource(bridge, workspace.id, file);
    const attachEach: Attach['attachEach'] = (files, to) =>
      Promise.all(
        files.map((file) => {
          const source = sourceOf(file);
          return bringIn(source, (parts) => attachNew(parts, source, to(file), act));
        }),
      );
    return {
      attachEach,
      attach: (files, places) => attachEach(files, () => ({ places })),
      replace: (by, of) => {
        const source = by instanceof File ? sourceOf(by) : by;
        return bringIn(source, (parts) => attachRevision(parts, source, of, act));
      },
      shown: <IncomingList at={at} />,
    };
  }, [bringIn, workspace, bridge, at, act]);
}
