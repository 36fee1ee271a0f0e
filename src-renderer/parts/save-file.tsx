import { type ReactNode, useState } from 'react';
import type { BridgeRefusal } from '../../src-shared/contract/bridge.ts';
import type { SavePlace, SaveOutcome as SaveReply } from '../../src-shared/contract/picked-files.ts';
import { type Result, unreachable } from '../../src-shared/result.ts';
import { useSession } from '../session/session.ts';
import { PlacesDialog } from './places-dialog.tsx';

interface FileToSave {
  /** A suggestion; the person can choose another. */
  readonly name: string;
  readonly content: string;
}

/** Has main write a file under a name, at a place. */
export type Write = (name: string, place: SavePlace) => Promise<Result<SaveReply, BridgeRefusal>>;

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly name: string; readonly folder: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly words: string };

type State =
  | { readonly kind: 'nothing yet' }
  | { readonly kind: 'choosing'; readonly name: string; readonly write: Write; readonly settle: (outcome: SaveOutcome) => void }
  | SaveOutcome;

interface SaveFile {
  /** Asks for a place and saves there. Settles when it is saved, was cancelled, or could not be. */
  readonly save: (file: FileToSave) => Promise<SaveOutcome>;
  /** The same for what main has itself; `name` is a suggestion. */
  readonly saveBy: (name: string, write: Write) => Promise<SaveOutcome>;
  /** Says where the file is, or why there is none. Belongs right behind the button. */
  readonly result: ReactNode;
}

/**
 * Saves a file where the person says: with the shell's own dialog, or on our page of places where it has none.
 *
 * @param underWay is shown on the page of places while a file is written that takes long: how far it is, and the way to stop it
 */
export function useSaveFile(underWay: ReactNode = null): SaveFile {
  const { bridge } = useSession();
  const [state, setState] = useState<State>({ kind: 'nothing yet' });
  const end = (outcome: SaveOutcome): SaveOutcome => {
    setState(outcome);
    return outcome;
  };
  const save = ({ name: suggested, content }: FileToSave): Promise<SaveOutcome> =>
    saveBy(suggested, (name, place) => bridge.call('files.save', { name, content, place }));
  const saveBy = async (name: string, write: Write): Promise<SaveOutcome> => {
    setState({ kind: 'nothing yet' });
    const reply = await write(name, { kind: 'ask' });
    if (!reply.ok) return end({ kind: 'refused', words: reply.refusal.words });
    switch (reply.value.kind) {
      case 'saved':
      case 'cancelled':
        return end(reply.value);
      case 'exists':
        return end({ kind: 'refused', words: `${reply.value.name} is there already, and was left as it is.` });
      case 'choose here':
        return new Promise((settle) => setState({ kind: 'choosing', name, write, settle: (outcome) => settle(end(outcome)) }));
      default:
        return unreachable(reply.value);
    }
  };
  return { save, saveBy, result: <SaveResult state={state} underWay={underWay} /> };
}

function SaveResult({ state, underWay }: { readonly state: State; readonly underWay: ReactNode }) {
  return (
    <>
      <p className="save-result" role="status">
        {state.kind === 'saved' && (
          <>
            Saved as <strong>{state.name}</strong> in {state.folder}
          </>
        )}
        {state.kind === 'cancelled' && 'Not saved: you cancelled.'}
      </p>
      {state.kind === 'refused' && (
        <p className="nhsuk-error-message" role="alert">
          {state.words}
        </p>
      )}
      {state.kind === 'choosing' && (
        <PlacesDialog name={state.name} write={state.write} underWay={underWay} onDone={state.settle} />
      )}
    </>
  );
}
