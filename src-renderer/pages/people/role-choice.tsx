import { useId, useRef, useState } from 'react';
import { ORGANISATION } from '../../../src-shared/assessment/document.ts';
import type { PersonId } from '../../../src-shared/assessment/identifiers.ts';
import type { Person } from '../../../src-shared/assessment/organisation.ts';
import type { Draft } from '../../../src-shared/assessment/record.ts';
import type { PeopleRole } from '../../../src-shared/catalogue/requirement-set.ts';
import { ROLES } from '../../parts/words.ts';
import { useWorkspace } from '../../session/session.ts';
import { AddPerson } from './add-person.tsx';
import { nameOf } from './people-words.ts';

const ADD = 'add';

interface Props {
  readonly role: PeopleRole;
  readonly holder: PersonId | null;
  readonly people: readonly Person[];
}

/** One role: a choice among the people, or somebody new. */
export function RoleChoice({ role, holder, people }: Props) {
  const workspace = useWorkspace();
  const [adding, setAdding] = useState(false);
  const box = useRef<HTMLSelectElement>(null);
  const id = useId();
  const { name, does } = ROLES[role];
  const choices = people.filter((person) => !person.removed || person.id === holder);
  const isKnown = holder === null || choices.some((person) => person.id === holder);
  const given = (person: PersonId | null): Draft[] => [{ document: ORGANISATION, field: `roles/${role}`, value: person }];
  const choose = (chosen: string): void => {
    if (chosen === ADD) return setAdding(true);
    const person = choices.find((choice) => choice.id === chosen)?.id ?? null;
    workspace.commit(given(person), { name, path: '/people' });
  };
  return (
    <div className="people__role">
      <div className="nhsuk-form-group">
        <label className="nhsuk-label nhsuk-label--s" htmlFor={`${id}-who`}>
          {name}
        </label>
        <div className="nhsuk-hint" id={`${id}-hint`}>
          {does}
        </div>
        <select
          ref={box}
          className="nhsuk-select"
          id={`${id}-who`}
          aria-describedby={`${id}-hint`}
          value={adding ? ADD : (holder ?? '')}
          onChange={({ target }) => {
            setAdding(false);
            choose(target.value);
          }}
        >
          <option value="">Nobody yet</option>
          {!isKnown && holder !== null && <option value={holder}>Someone whose name is not known</option>}
          {choices.map((person) => (
            <option key={person.id} value={person.id}>
              {nameOf(person)}
              {person.removed && ' (taken off the list)'}
            </option>
          ))}
          <option value={ADD}>Add somebody…</option>
        </select>
      </div>
      {adding && (
        <AddPerson
          people={people}
          alsoSays={given}
          onDone={() => {
            setAdding(false);
            box.current?.focus();
          }}
        />
      )}
    </div>
  );
}
