import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { WorkspaceSummary } from '../../../src-shared/contract/bridge.ts';
import { isConfirmed, wordsToType } from '../../parts/confirmed.ts';
import { notify } from '../../parts/notice.tsx';
import { useSession } from '../../session/session.ts';

interface Props {
  readonly organisation: WorkspaceSummary;
  readonly isOpen: boolean;
  readonly isOnly: boolean;
  readonly onCancel: () => void;
}

/** Removes an organisation from this computer, for good: says what is lost, and asks for its name to be typed. */
export function RemoveOrganisation({ organisation, isOpen, isOnly, onCancel }: Props) {
  const { removeWorkspace } = useSession();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const start = useRef<HTMLDivElement>(null);
  const id = useId();
  const asked = wordsToType(organisation.name);
  useEffect(() => start.current?.focus(), []);

  const remove = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isConfirmed(typed, organisation.name)) {
      setProblem(`Type ${asked}, so that nothing is removed by mistake.`);
      return box.current?.focus();
    }
    setWorking(true);
    const removed = await removeWorkspace(organisation.id);
    setWorking(false);
    if (!removed.ok) return setProblem(removed.refusal);
    notify(`${organisation.name || 'The organisation'} was removed from this computer.`);
  };

  if (isOpen && !isOnly)
    return (
      <div className="card organisations__remove" tabIndex={-1} ref={start}>
        <p className="prose">This organisation is open. Switch to another one first, then remove it from there.</p>
        <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={onCancel}>
          Close
        </button>
      </div>
    );
  return (
    <form className="card organisations__remove" onSubmit={(event) => void remove(event)} noValidate>
      <div tabIndex={-1} ref={start} className="organisations__lost">
        <p>
          <strong>This deletes everything of this organisation on this computer, and nobody can bring it back:</strong>
        </p>
        <ul className="nhsuk-list nhsuk-list--bullet">
          <li>all its assessments: answers, comments and where the evidence is</li>
          <li>the history of who answered what, and when</li>
          <li>its people and their roles</li>
        </ul>
        <p>
          Files that you saved yourself stay where they are.{' '}
          {isOpen ? (
            <>
              Before you go on, <Link href="/">save each assessment as a file</Link>.
            </>
          ) : (
            'Before you go on, switch to it and save each assessment as a file on the Assessments page.'
          )}
        </p>
      </div>
      <div className={`nhsuk-form-group${problem ? ' nhsuk-form-group--error' : ''}`}>
        <label className="nhsuk-label" htmlFor={`${id}-typed`}>
          To remove it, type <strong>{asked}</strong>
        </label>
        {problem && (
          <p className="nhsuk-error-message" id={`${id}-problem`} role="alert">
            <span className="nhsuk-u-visually-hidden">Error: </span>
            {problem}
          </p>
        )}
        <input
          ref={box}
          id={`${id}-typed`}
          className="nhsuk-input nhsuk-input--width-20"
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={problem ? `${id}-problem` : undefined}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <div className="buttons">
        <button type="submit" className="nhsuk-button nhsuk-button--warning" disabled={working}>
          Remove from this computer
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
