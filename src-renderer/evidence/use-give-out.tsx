import { type ReactNode, useState } from 'react';
import type { EvidenceFile, EvidenceRevision } from '../../src-shared/assessment/evidence-file.ts';
import { nameOutside } from '../../src-shared/file-ending.ts';
import { openKey } from '../keys/open-key.ts';
import { announce } from '../parts/announcer.tsx';
import { useSaveFile } from '../parts/save-file.tsx';
import { useSession, useWorkspace } from '../session/session.ts';

export interface GiveOut {
  /** Opens a private copy in the computer's own program; kinds that are not opened are saved instead. */
  readonly open: (file: EvidenceFile, revision: EvidenceRevision) => Promise<void>;
  /** Saves a copy where the person says. */
  readonly save: (file: EvidenceFile, revision: EvidenceRevision) => Promise<void>;
  /** What came of it. Belongs right behind the buttons. */
  readonly result: ReactNode;
}

/** Giving evidence out of the store: to another program, or to a place of the person's own. */
export function useGiveOut(): GiveOut {
  const { bridge } = useSession();
  const workspace = useWorkspace();
  const saving = useSaveFile();
  const [said, setSaid] = useState<{ readonly words: string; readonly failed: boolean } | null>(null);

  const save = async (file: EvidenceFile, { hash, name: own }: EvidenceRevision): Promise<void> => {
    if (!(await openKey(bridge, workspace.id))) return;
    await saving.saveBy(nameOutside(file.name, own), (name, place) =>
      bridge.call('evidence.save', { workspace: workspace.id, hash, name, place }),
    );
  };
  return {
    save: (file, revision) => {
      setSaid(null);
      return save(file, revision);
    },
    open: async (file, revision) => {
      setSaid(null);
      if (!(await openKey(bridge, workspace.id))) return;
      const reply = await bridge.call('evidence.open', {
        workspace: workspace.id,
        hash: revision.hash,
        name: nameOutside(file.name, revision.name),
        file: file.id,
        revision: revision.id,
      });
      if (!reply.ok) return setSaid({ words: reply.refusal.words, failed: true });
      if (reply.value.kind === 'save instead') {
        setSaid({ words: reply.value.words, failed: false });
        return save(file, revision);
      }
      const words = 'A copy is open in its own program.';
      setSaid({ words, failed: false });
      announce(words);
    },
    result: (
      <>
        {said && (
          <p className={said.failed ? 'nhsuk-error-message' : 'save-result'} role={said.failed ? 'alert' : undefined}>
            {said.words}
          </p>
        )}
        {saving.result}
      </>
    ),
  };
}
