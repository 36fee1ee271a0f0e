import { type ReactNode, useRef, useState } from 'react';
import type { BridgeOutput } from '../../src-shared/contract/bridge.ts';
import type { PrintedDocument, PrintedForm } from '../../src-shared/contract/printing.ts';
import { unreachable } from '../../src-shared/result.ts';
import { learnKeyState } from '../keys/key-state.ts';
import { openKey } from '../keys/open-key.ts';
import { useSaveFile } from '../parts/save-file.tsx';
import { count } from '../parts/words.ts';
import { useSession, useWorkspace } from '../session/session.ts';
import { PrintingUnderWay } from './printing-progress.tsx';

type LeftOut = Extract<BridgeOutput<'printing.save'>, { readonly kind: 'saved' }>['leftOut'][number];

interface MakeDocument {
  /** Has main get ready, so that the first document does not wait for what makes it to start. */
  readonly prepare: (document: PrintedDocument) => void;
  readonly print: (document: PrintedDocument) => Promise<void>;
  readonly save: (document: PrintedDocument, form: PrintedForm) => Promise<void>;
  readonly working: boolean;
  /** What came of it. Belongs right behind the buttons. */
  readonly result: ReactNode;
}

/** Has main make a document from what is saved: what is being typed is committed first. */
export function useMakeDocument(): MakeDocument {
  const { bridge } = useSession();
  const workspace = useWorkspace();
  const { saveBy, result: saved } = useSaveFile(<PrintingUnderWay />);
  const [working, setWorking] = useState(false);
  // Known at once: the second click of a double one comes before anything is drawn anew.
  const isBegun = useRef(false);
  const [said, setSaid] = useState<{ readonly words: string; readonly isProblem: boolean } | null>(null);
  const [leftOut, setLeftOut] = useState<readonly LeftOut[]>([]);

  /** @returns false when the evidence is wanted and its key stays closed */
  const ready = async (document: PrintedDocument): Promise<boolean> => {
    setSaid(null);
    setLeftOut([]);
    await workspace.settled();
    if (document.kind !== 'pack') return true;
    const key = await learnKeyState(bridge, workspace.id);
    // Where there is no key yet there is no evidence either.
    return key?.kind === 'none yet' || openKey(bridge, workspace.id);
  };
  const whose = (document: PrintedDocument) => ({ workspace: workspace.id, document });
  const busy = async <T,>(work: Promise<T>): Promise<T> => {
    setWorking(true);
    try {
      return await work;
    } finally {
      setWorking(false);
    }
  };

  const oneAtATime = async (task: () => Promise<void>): Promise<void> => {
    if (isBegun.current) return;
    isBegun.current = true;
    try {
      await task();
    } finally {
      isBegun.current = false;
    }
  };

  const prepare = (document: PrintedDocument): void => {
    // Asking for a name starts all that the document itself needs.
    void bridge.call('printing.name', { ...whose(document), form: 'pdf' });
  };
  const printNow = async (document: PrintedDocument): Promise<void> => {
    if (!(await ready(document))) return;
    const reply = await busy(bridge.call('printing.print', whose(document)));
    setSaid(
      reply.ok ? { words: printedInWords(reply.value), isProblem: false } : { words: reply.refusal.words, isProblem: true },
    );
  };
  const saveNow = async (document: PrintedDocument, form: PrintedForm): Promise<void> => {
    if (!(await ready(document))) return;
    const name = await bridge.call('printing.name', { ...whose(document), form });
    if (!name.ok) return setSaid({ words: name.refusal.words, isProblem: true });
    await saveBy(name.value.name, async (as, place) => {
      const reply = await busy(bridge.call('printing.save', { ...whose(document), form, name: as, place }));
      if (reply.ok && reply.value.kind === 'saved') setLeftOut(reply.value.leftOut);
      return reply;
    });
  };

  const result = (
    <>
      {said?.isProblem === false && <p role="status">{said.words}</p>}
      {said?.isProblem && (
        <p className="nhsuk-error-message" role="alert">
          {said.words}
        </p>
      )}
      {saved}
      {leftOut.length > 0 && (
        <div role="status">
          <p>{count(leftOut.length, 'evidence file')} could not be put in. The list of files in the pack says so too.</p>
          <ul className="nhsuk-list nhsuk-list--bullet small">
            {leftOut.map(({ name, why }) => (
              <li key={name}>
                {name}: {why}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
  return {
    prepare,
    print: (document) => oneAtATime(() => printNow(document)),
    save: (document, form) => oneAtATime(() => saveNow(document, form)),
    working,
    result,
  };
}

function printedInWords(printed: BridgeOutput<'printing.print'>): string {
  switch (printed.kind) {
    case 'dialog':
      return printed.printed ? 'Sent to the printer.' : 'Not printed: you cancelled.';
    case 'window':
      return 'The document is open in a window of its own. Print it there.';
    case 'other program':
      return 'The document is open in the program that this computer has for PDF files. Print it there.';
    case 'cancelled':
      return 'Stopped. Nothing was printed.';
    default:
      return unreachable(printed);
  }
}
