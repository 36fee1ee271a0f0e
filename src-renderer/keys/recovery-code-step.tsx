import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { KeyState } from '../../src-shared/contract/keys.ts';
import { useSession, useWorkspace } from '../session/session.ts';
import { BeginAnew } from './begin-anew.tsx';

interface Props {
  /** The id of its heading, which names the dialog. */
  readonly title: string;
  readonly state: KeyState;
  /** The code opened the key, or the person began with a new one. */
  readonly onChange: (state: KeyState) => void;
  readonly onCancel: () => void;
}

/** Asks for the recovery code of the evidence. */
export function RecoveryCodeStep({ title, state, onChange, onCancel }: Props) {
  const { bridge } = useSession();
  const { id: workspace } = useWorkspace();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [anew, setAnew] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => box.current?.focus(), []);

  if (anew || state.recoveryCode === 'none')
    return (
      <BeginAnew title={title} onChange={onChange} onCancel={onCancel}>
        <p>
          {whatIsGone(state)}{' '}
          {state.recoveryCode === 'none'
            ? 'No recovery code was ever made, so nothing else opens the files that are attached.'
            : 'Without it, only the recovery code opens the files that are attached.'}
        </p>
        {state.protectedBy === 'keychain' && (
          <p>
            If the keychain is only locked, or you did not let the app use it, unlock it and start the app again: then everything
            is as before.
          </p>
        )}
        {state.protectedBy === 'key file' && (
          <p>
            If there is a backup of this computer, have the file <code>evidence.key</code> put back from it: then everything is as
            before.
          </p>
        )}
      </BeginAnew>
    );

  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // The same words twice are said twice.
    setProblem(null);
    const reply = await bridge.call('keys.open', { workspace, with: { kind: 'recovery code', code } });
    if (!reply.ok) setProblem(reply.refusal.words);
    else if (reply.value.kind === 'opened') return onChange(reply.value.state);
    else setProblem(reply.value.words);
    box.current?.focus();
  };

  return (
    <form onSubmit={(event) => void open(event)} noValidate>
      <h2 className="nhsuk-heading-s key-dialog__title" id={title}>
        Open your evidence with the recovery code
      </h2>
      <p>{whatIsGone(state)} Nothing is lost: the recovery code that was printed opens the attached files.</p>
      <div className={`nhsuk-form-group${problem ? ' nhsuk-form-group--error' : ''}`}>
        <label className="nhsuk-label" htmlFor={`${id}-code`}>
          Recovery code
        </label>
        <div className="nhsuk-hint" id={`${id}-hint`}>
          Seven groups of four. Small letters, spaces and dashes make no difference.
        </div>
        {problem && (
          <p className="nhsuk-error-message" id={`${id}-problem`} role="alert">
            <span className="nhsuk-u-visually-hidden">Error: </span>
            {problem}
          </p>
        )}
        <input
          ref={box}
          id={`${id}-code`}
          className={`nhsuk-input key-dialog__code${problem ? ' nhsuk-input--error' : ''}`}
          type="text"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={200}
          aria-describedby={problem ? `${id}-hint ${id}-problem` : `${id}-hint`}
          aria-invalid={problem ? true : undefined}
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
      </div>
      <div className="key-dialog__buttons">
        <button type="submit" className="nhsuk-button nhsuk-button--small">
          Open
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" onClick={onCancel}>
          Cancel
        </button>
        <button type="button" className="link-button" onClick={() => setAnew(true)}>
          I do not have the code
        </button>
      </div>
    </form>
  );
}

/** Why the key does not open by itself. */
function whatIsGone({ protectedBy, keychain }: KeyState): string {
  switch (protectedBy) {
    case 'keychain':
      return keychain.kind === 'available'
        ? 'The keychain of this computer did not give the key of your evidence.'
        : `The key of your evidence is in a keychain that cannot be reached. ${keychain.words}`;
    case 'key file':
      return 'The file that held the key of your evidence is not there any more, or is another one.';
    case 'passphrase':
      return 'You do not know the passphrase of your evidence.';
    case null:
      return 'The key of your evidence is not protected on this computer yet.';
  }
}
