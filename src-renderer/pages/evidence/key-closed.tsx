import { useKeyState } from '../../keys/key-state.ts';
import { useOpenKey } from '../../keys/open-key.ts';
import { announce } from '../../parts/announcer.tsx';

/** Says that the documents cannot be opened until their key is, and offers to open it. */
export function KeyClosed() {
  const state = useKeyState();
  const openKey = useOpenKey();
  if (state === null || state.kind === 'open' || state.kind === 'none yet') return null;
  const open = async (): Promise<void> => {
    if (await openKey()) announce('The documents can be opened now.');
  };
  return (
    <div className="nhsuk-inset-text key-closed">
      <p>
        The documents are locked: {WHY[state.kind]} Names, dates and where each is used are here all the same, and can be changed.
      </p>
      <button type="button" className="nhsuk-button nhsuk-button--small" onClick={() => void open()}>
        Unlock the documents
      </button>
    </div>
  );
}

const WHY = {
  'passphrase needed': 'your passphrase has not been entered since the app was started.',
  'recovery code needed': 'their key is not on this computer any more, and the recovery code brings it back.',
  damaged: 'the file that keeps their key is damaged or gone.',
} as const;
