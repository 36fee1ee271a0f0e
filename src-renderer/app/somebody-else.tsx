import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { personDocument } from '../../src-shared/assessment/document.ts';
import { personId } from '../../src-shared/assessment/identifiers.ts';
import { newId } from '../../src-shared/assessment/new-id.ts';
import type { Person } from '../../src-shared/assessment/organisation.ts';
import { whyNotAdded } from '../pages/people/people-words.ts';
import { useWorkspace } from '../session/session.ts';
import { useWorkHere } from '../session/use-work-here.ts';

interface Props {
  readonly people: readonly Person[];
  readonly onDone: () => void;
}

/** Somebody who is not on the list yet says their name, and works here from then on. */
export function SomebodyElse({ people, onDone }: Props) {
  const workspace = useWorkspace();
  const workHere = useWorkHere();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => box.current?.focus(), []);

  const start = (event: FormEvent): void => {
    event.preventDefault();
    const refusal = whyNotAdded(typed, people);
    setProblem(refusal);
    if (refusal !== null) return box.current?.focus();
    const name = typed.trim();
    const person = personId.parse(newId());
    onDone();
    workHere({ id: person, name });
    // Their first act: they put themselves on the list.
    workspace.commit([{ document: personDocument(person), field: 'name', value: name }], {
      name: `${name} added`,
      path: '/people',
    });
  };

  return (
    <form className="switcher__form" onSubmit={start} noValidate>
      <div className={`nhsuk-form-group${problem ? ' nhsuk-form-group--error' : ''}`}>
        <label className="nhsuk-label" htmlFor={`${id}-name`}>
          What is your name?
        </label>
        {problem && (
          <p className="nhsuk-error-message" id={`${id}-problem`} role="alert">
            <span className="nhsuk-u-visually-hidden">Error: </span>
            {problem}
          </p>
        )}
        <input
          ref={box}
          id={`${id}-name`}
          className="nhsuk-input"
          type="text"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          aria-describedby={problem ? `${id}-problem` : undefined}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <div className="buttons">
        <button type="submit" className="nhsuk-button nhsuk-button--small">
          Work here
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}
