import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { EvidenceFile } from '../../src-shared/assessment/evidence-file.ts';
import { evidencePath } from '../assessment/paths.ts';
import { openKey } from '../keys/open-key.ts';
import { announce } from '../parts/announcer.tsx';
import { useSession, useWorkspace } from '../session/session.ts';

type Outcome =
  | { readonly kind: 'nothing yet' }
  | { readonly kind: 'save instead'; readonly words: string; readonly file: EvidenceFile }
  | { readonly kind: 'failed'; readonly words: string };

interface OpenFile {
  /** Opens a private copy of the file as it counts now, in the program that the computer has for it. */
  readonly open: (file: EvidenceFile) => Promise<void>;
  /** Why it did not open, and what to do. Belongs behind the button. */
  readonly opened: ReactNode;
}

/** Opening an evidence file in another program. */
export function useOpenFile(): OpenFile {
  const { bridge } = useSession();
  const workspace = useWorkspace();
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'nothing yet' });
  const open = async (file: EvidenceFile): Promise<void> => {
    setOutcome({ kind: 'nothing yet' });
    if (!(await openKey(bridge, workspace.id))) return;
    const { id: revision, hash, name } = file.current;
    const reply = await bridge.call('evidence.open', { workspace: workspace.id, hash, name, file: file.id, revision });
    if (!reply.ok) setOutcome({ kind: 'failed', words: reply.refusal.words });
    else if (reply.value.kind === 'save instead') setOutcome({ kind: 'save instead', words: reply.value.words, file });
    else announce(`${file.name} is open in another program.`);
  };
  return { open, opened: <Opened outcome={outcome} /> };
}

function Opened({ outcome }: { readonly outcome: Outcome }) {
  switch (outcome.kind) {
    case 'nothing yet':
      return null;
    case 'save instead':
      return (
        <p className="field-note" role="status">
          {outcome.words} <Link href={evidencePath(outcome.file.id)}>Go to the page of “{outcome.file.name}”</Link>
        </p>
      );
    case 'failed':
      return (
        <p className="nhsuk-error-message" role="alert">
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {outcome.words}
        </p>
      );
  }
}
