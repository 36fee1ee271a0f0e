import { type ReactNode, useState } from 'react';
import { unreachable } from '../../src-shared/result.ts';
import { useSession } from '../session/session.ts';
import { PlacesDialog } from './places-dialog.tsx';

export interface FileToSave {
  /** A suggestion; the person can choose another. */
  readonly name: string;
  readonly content: string;
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly name: string; readonly folder: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly words: string };

type State =
  | { readonly kind: 'nothing yet' }
  | { readonly kind: 'choosing'; readonly file: FileToSave; readonly settle: (outcome: SaveOutcome) => void }
  | SaveOutcome;

interface SaveFile {
  /** Asks for a place and saves there. Settles when it is saved, was cancelled, or could not be. */
  readonly save: (file: FileToSave) => Promise<SaveOutcome>;
  /** Says where the file is, or why there is none. Belongs right behind the button. */
  readonly result: ReactNode;
}

/** Saves a file where the person says: with the shell's own dialog, or on our page of places where it has none. */
export function useSaveFile(): SaveFile {
  const { bridge } = useSession();
  const [state, setState] = useState<State>({ kind: 'nothing yet' });
  const end = (outcome: SaveOutcome): SaveOutcome => {
    setState(outcome);
    return outcome;
  };
  const save = async (file: FileToSave): Promise<SaveOutcome> => {
    setState({ kind: 'nothing yet' });
    const reply = await bridge.call('files.save', { ...file, place: { kind: 'ask' } });
    if (!reply.ok) return end({ kind: 'refused', words: reply.refusal.words });
    switch (reply.value.kind) {
      case 'saved':
      case 'cancelled':
        return end(reply.value);
      case 'exists':
        return end({ kind: 'refused', words: `${reply.value.name} is there already, and was left as it is.` });
      case 'choose here':
        return new Promise((settle) => setState({ kind: 'choosing', file, settle: (outcome) => settle(end(outcome)) }));
      default:
        return unreachable(reply.value);
    }
  };
  return { save, result: <SaveResult state={state} /> };
}

function SaveResult({ state }: { readonly state: State }) {
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
      {state.kind === 'choosing' && <PlacesDialog file={state.file} onDone={state.settle} />}
    </>
  );
}
