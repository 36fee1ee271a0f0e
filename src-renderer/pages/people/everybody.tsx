import { useId, useRef, useState } from 'react';
import type { PersonId } from '../../../src-shared/assessment/identifiers.ts';
import type { Organisation, Person } from '../../../src-shared/assessment/organisation.ts';
import { AddPerson } from './add-person.tsx';
import { PersonCard } from './person-card.tsx';
import { TakenOff } from './taken-off.tsx';

interface Props {
  readonly people: readonly Person[];
  readonly roles: Organisation['roles'];
}

/** Everybody on the list, with how to reach them. */
export function Everybody({ people, roles }: Props) {
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<PersonId | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const here = people.filter(({ removed }) => !removed);
  return (
    <section className="people__everybody" aria-labelledby={id}>
      <h2 className="nhsuk-heading-s" id={id}>
        Everybody
      </h2>
      <ul className="people__list">
        {here.map((person) => (
          <PersonCard
            key={person.id}
            person={person}
            roles={roles}
            isEdited={editing === person.id}
            onEdit={(open) => setEditing(open ? person.id : null)}
          />
        ))}
      </ul>
      {adding ? (
        <AddPerson
          people={people}
          onDone={(added) => {
            setAdding(false);
            if (added) setEditing(added);
            else requestAnimationFrame(() => opener.current?.focus());
          }}
        />
      ) : (
        <button ref={opener} type="button" className="nhsuk-button nhsuk-button--secondary" onClick={() => setAdding(true)}>
          Add somebody
        </button>
      )}
      <TakenOff people={people.filter(({ removed }) => removed)} />
    </section>
  );
}
