import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { KeyState } from '../../../src-shared/contract/keys.ts';
import { keepKeyState } from '../../keys/key-state.ts';
import { announce } from '../../parts/announcer.tsx';
import { useSession, useWorkspace } from '../../session/session.ts';

interface Props {
  /** The two groups to type, counted from 0; null when the app does not remember a code. */
  readonly which: KeyState['toConfirm'];
  readonly onConfirmed: () => void;
  /** Shows the code again; null when the page does not have it any more. */
  readonly onShow: (() => void) | null;
  readonly onMake: () => void;
}

/** Two groups, typed from the paper: the proof that it is there. */
export function ConfirmGroups({ which, onConfirmed, onShow, onMake }: Props) {
  const { bridge } = useSession();
  const { id: workspace } = useWorkspace();
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => box.current?.focus(), []);

  const confirm = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // The same words twice are said twice.
    setProblem(null);
    const reply = await bridge.call('keys.confirm-recovery-code', { workspace, groups: [...typed] });
    if (reply.ok && reply.value.kind === 'confirmed') {
      keepKeyState(workspace, reply.value.state);
      announce('The recovery code is confirmed.');
      return onConfirmed();
    }
    setProblem(reply.ok ? (reply.value.kind === 'wrong' ? reply.value.words : null) : reply.refusal.words);
    box.current?.focus();
  };

  return (
    <form onSubmit={(event) => void confirm(event)} noValidate>
      <h2 className="nhsuk-heading-m">Type two groups from your paper</h2>
      <p className="prose">
        {onShow
          ? 'The code is hidden now. Look at the paper, not at the screen.'
          : 'A code was shown a while ago and is not confirmed yet. If you have it on paper, type these two groups of it.'}
      </p>
      <div className={`nhsuk-form-group${problem ? ' nhsuk-form-group--error' : ''}`}>
        {problem && (
          <p className="nhsuk-error-message" id={`${id}-problem`} role="alert">
            <span className="nhsuk-u-visually-hidden">Error: </span>
            {problem}
          </p>
        )}
        <div className="code-confirm">
          {(which ?? []).map((group, at) => (
            <div key={group} className="nhsuk-form-group">
              <label className="nhsuk-label" htmlFor={`${id}-${group}`}>
                Group {group + 1}
              </label>
              <input
                ref={at === 0 ? box : undefined}
                id={`${id}-${group}`}
                className={`nhsuk-input${problem ? ' nhsuk-input--error' : ''}`}
                type="text"
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={12}
                aria-describedby={problem ? `${id}-problem` : undefined}
                value={typed[at]}
                onChange={({ target }) => setTyped(at === 0 ? [target.value, typed[1]] : [typed[0], target.value])}
              />
            </div>
          ))}
        </div>
      </div>
      <div className="finish-do">
        {which && (
          <button type="submit" className="nhsuk-button">
            Confirm
          </button>
        )}
        {onShow && (
          <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={onShow}>
            Show the code again
          </button>
        )}
        <button type="button" className="link-button" onClick={onMake}>
          Make another code
        </button>
      </div>
    </form>
  );
}
