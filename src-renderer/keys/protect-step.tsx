import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { BridgeInput } from '../../src-shared/contract/bridge.ts';
import { type KeyState, SHORTEST_PASSPHRASE } from '../../src-shared/contract/keys.ts';
import { announce } from '../parts/announcer.tsx';
import { useSession, useWorkspace } from '../session/session.ts';
import { PassphraseBox } from './passphrase-box.tsx';
import { whyNotNewPassphrase } from './passphrase-words.ts';

interface Props {
  /** The id of its heading, which names the dialog. */
  readonly title: string;
  readonly state: KeyState;
  /** The key is protected in the way that the person chose. */
  readonly onChange: (state: KeyState) => void;
  readonly onCancel: () => void;
}

type Protection = BridgeInput<'keys.protect'>['by'];

/** How the key of the evidence is protected on this computer: the ways there are, each with what it means. */
export function ProtectStep({ title, state, onChange, onCancel }: Props) {
  const { bridge } = useSession();
  const { id: workspace } = useWorkspace();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const protect = async (by: Protection): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    const reply = await bridge.call('keys.protect', { workspace, by });
    setBusy(false);
    if (!reply.ok) return setRefusal(reply.refusal.words);
    announce('The key of your evidence is protected.');
    onChange(reply.value);
  };
  const withPassphrase = (event: FormEvent): void => {
    event.preventDefault();
    const why = whyNotNewPassphrase(passphrase, again);
    setProblem(why);
    if (why !== null) return box.current?.focus();
    void protect({ kind: 'passphrase', passphrase });
  };

  return (
    <>
      <h2 className="nhsuk-heading-s key-dialog__title" id={title} ref={heading} tabIndex={-1}>
        {state.kind === 'open' ? 'Choose how the evidence is protected' : 'Protect the files that you attach'}
      </h2>
      <p>{introduction(state)}</p>
      {refusal !== null && (
        <p className="nhsuk-error-message" role="alert">
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {refusal}
        </p>
      )}
      {state.keychain.kind === 'available' && (
        <Way
          title={`In ${state.keychain.name}`}
          words="Nothing to remember: it opens for whoever is signed in to this computer as you, and for nobody else."
          button={`Keep it in ${state.keychain.name}`}
          busy={busy}
          onChoose={() => void protect({ kind: 'keychain' })}
        />
      )}
      <form className="key-dialog__way" onSubmit={withPassphrase} noValidate>
        <h3 className="key-dialog__way-title">With a passphrase</h3>
        <p>
          It is asked for once after each start of the app, when you first attach or open a file. Without it nobody can read the
          files, whoever has this computer or a copy of its disk.
        </p>
        <PassphraseBox
          ref={box}
          label="Passphrase"
          hint={`At least ${SHORTEST_PASSPHRASE} characters. Four words that have nothing to do with each other are easy to remember and hard to guess.`}
          value={passphrase}
          onChange={setPassphrase}
          problem={problem}
          shown={shown}
          onShow={setShown}
        />
        <PassphraseBox label="The same passphrase again" value={again} onChange={setAgain} shown={shown} />
        <button type="submit" className="nhsuk-button nhsuk-button--small" aria-disabled={busy || undefined}>
          Use this passphrase
        </button>
      </form>
      <Way
        title="Without a passphrase"
        words="The key lies in a file beside the evidence, which only your sign-in on this computer may read. Nothing to remember, and no protection from anybody who can use your sign-in, or who takes the disk out of a computer whose disk is not encrypted."
        button="Go on without a passphrase"
        busy={busy}
        onChoose={() => void protect({ kind: 'key file' })}
      />
      <div className="key-dialog__buttons">
        <button type="button" className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" onClick={onCancel}>
          {state.kind === 'open' ? 'Leave it as it is' : 'Cancel'}
        </button>
      </div>
    </>
  );
}

function introduction({ kind, protectedBy, keychain, recoveryCode }: KeyState): string {
  if (kind === 'open') {
    const where = protectedBy === null ? ' on this computer' : '';
    const code = recoveryCode === 'confirmed' ? ' The recovery code stays good.' : '';
    return `The key is open. Choose how it is protected${where} from now on.${code}`;
  }
  if (keychain.kind === 'none')
    return `Attached files are kept encrypted on this computer. ${keychain.words} So choose how their key is kept; you can change it later in Settings.`;
  return 'Attached files are kept encrypted on this computer. Choose how their key is kept; you can change it later in Settings.';
}

interface WayProps {
  readonly title: string;
  readonly words: string;
  readonly button: string;
  readonly busy: boolean;
  readonly onChoose: () => void;
}

function Way({ title, words, button, busy, onChoose }: WayProps) {
  return (
    <section className="key-dialog__way" aria-label={title}>
      <h3 className="key-dialog__way-title">{title}</h3>
      <p>{words}</p>
      <button
        type="button"
        className="nhsuk-button nhsuk-button--small nhsuk-button--secondary"
        aria-disabled={busy || undefined}
        onClick={onChoose}
      >
        {button}
      </button>
    </section>
  );
}
