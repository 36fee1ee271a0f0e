import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { KeyState } from '../../src-shared/contract/keys.ts';
import { useSession, useWorkspace } from '../session/session.ts';

interface Props {
  /** The id of its heading, which names the dialog. */
  readonly title: string;
  /** What has happened and what may still help. */
  readonly children: ReactNode;
  /** The old key is set aside, and a new one can be made. */
  readonly onChange: (state: KeyState) => void;
  readonly onCancel: () => void;
}

/** Going on without the key that nobody can open any more: what that costs, and that nothing is deleted. */
export function BeginAnew({ title, children, onChange, onCancel }: Props) {
  const { bridge } = useSession();
  const { id: workspace } = useWorkspace();
  const [problem, setProblem] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const begin = async (): Promise<void> => {
    const reply = await bridge.call('keys.set-aside', { workspace });
    if (reply.ok) onChange(reply.value);
    else setProblem(reply.refusal.words);
  };

  return (
    <>
      <h2 className="nhsuk-heading-s key-dialog__title" id={title} ref={heading} tabIndex={-1}>
        Your evidence cannot be opened
      </h2>
      {children}
      <p>
        You can begin with a new key. Files that are attached now stay closed, and you attach them again from where you have them.
        Nothing is deleted: they and the old key are kept in this organisation’s folder, in case they can be opened one day.
        Answers and comments are not touched.
      </p>
      {problem !== null && (
        <p className="nhsuk-error-message" role="alert">
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      <div className="key-dialog__buttons">
        <button type="button" className="nhsuk-button nhsuk-button--small" onClick={onCancel}>
          Not now
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--small nhsuk-button--warning" onClick={() => void begin()}>
          Begin with a new key
        </button>
      </div>
    </>
  );
}
