import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { KeyState } from '../../src-shared/contract/keys.ts';
import { useSession, useWorkspace } from '../session/session.ts';
import { PassphraseBox } from './passphrase-box.tsx';

interface Props {
  /** The id of its heading, which names the dialog. */
  readonly title: string;
  readonly onOpened: (state: KeyState) => void;
  readonly onForgotten: () => void;
  readonly onCancel: () => void;
}

/** Asks for the passphrase of the evidence. */
export function PassphraseStep({ title, onOpened, onForgotten, onCancel }: Props) {
  const { bridge } = useSession();
  const { id: workspace } = useWorkspace();
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);

  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    // The same words twice are said twice.
    setProblem(null);
    if (passphrase === '') {
      setProblem('Enter the passphrase.');
      return box.current?.focus();
    }
    setBusy(true);
    const reply = await bridge.call('keys.open', { workspace, with: { kind: 'passphrase', passphrase } });
    setBusy(false);
    if (!reply.ok) setProblem(reply.refusal.words);
    else if (reply.value.kind === 'opened') return onOpened(reply.value.state);
    else setProblem(reply.value.words);
    box.current?.focus();
  };

  return (
    <form onSubmit={(event) => void open(event)} noValidate>
      <h2 className="nhsuk-heading-s key-dialog__title" id={title}>
        Open your evidence
      </h2>
      <p>Attached files are encrypted. The passphrase is asked for once after each start of the app.</p>
      <PassphraseBox
        ref={box}
        label="Passphrase"
        value={passphrase}
        onChange={setPassphrase}
        problem={problem}
        shown={shown}
        onShow={setShown}
      />
      <div className="key-dialog__buttons">
        <button type="submit" className="nhsuk-button nhsuk-button--small" aria-disabled={busy || undefined}>
          Open
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" onClick={onCancel}>
          Cancel
        </button>
        <button type="button" className="link-button" onClick={onForgotten}>
          I do not know the passphrase
        </button>
      </div>
    </form>
  );
}
