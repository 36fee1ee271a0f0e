import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { personDocument } from '../../../src-shared/assessment/document.ts';
import { type PersonId, personId } from '../../../src-shared/assessment/identifiers.ts';
import { newId } from '../../../src-shared/assessment/new-id.ts';
import type { Person } from '../../../src-shared/assessment/organisation.ts';
import type { Draft } from '../../../src-shared/assessment/record.ts';
import { announce } from '../../parts/announcer.tsx';
import { useWorkspace } from '../../session/session.ts';
import { whyNotAdded } from './people-words.ts';

interface Props {
  readonly people: readonly Person[];
  /** What the same act also says about the new person, such as their role. */
  readonly alsoSays?: (person: PersonId) => readonly Draft[];
  /** Called when the person was added, or with null when it was cancelled. */
  readonly onDone: (added: PersonId | null) => void;
}

/** Puts somebody on the list by their name; the rest can follow. */
export function AddPerson({ people, alsoSays, onDone }: Props) {
  const workspace = useWorkspace();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => box.current?.focus(), []);

  const add = (event: FormEvent): void => {
    event.preventDefault();
    const refusal = whyNotAdded(name, people);
    setProblem(refusal);
    if (refusal !== null) return box.current?.focus();
    const person = personId.parse(newId());
    workspace.commitAnd(
      [{ document: personDocument(person), field: 'name', value: name.trim() }, ...(alsoSays?.(person) ?? [])],
      {
        name: `${name.trim()} added`,
        path: '/people',
      },
      () => {
        announce(`${name.trim()} is on the list.`);
        onDone(person);
      },
    );
  };

  return (
    <form className="card people__add" onSubmit={add} noValidate>
      <div className={`nhsuk-form-group${problem ? ' nhsuk-form-group--error' : ''}`}>
        <label className="nhsuk-label" htmlFor={`${id}-name`}>
          Name of the new person
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
          className="nhsuk-input nhsuk-input--width-20"
          type="text"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          aria-describedby={problem ? `${id}-problem` : undefined}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <div className="buttons">
        <button type="submit" className="nhsuk-button nhsuk-button--small">
          Add
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={() => onDone(null)}>
          Cancel
        </button>
      </div>
    </form>
  );
}
