import { useId } from 'react';
import { personDocument } from '../../../src-shared/assessment/document.ts';
import type { Person } from '../../../src-shared/assessment/organisation.ts';
import { announce } from '../../parts/announcer.tsx';
import { useWorkspace } from '../../session/session.ts';
import { nameOf } from './people-words.ts';

/** People who were taken off the list: history names them, and they can come back. */
export function TakenOff({ people }: { readonly people: readonly Person[] }) {
  const workspace = useWorkspace();
  const id = useId();
  if (people.length === 0) return null;
  const putBack = (person: Person): void => {
    workspace.commitAnd(
      [{ document: personDocument(person.id), field: 'removed', value: false }],
      {
        name: `${nameOf(person)} put back on the list`,
        path: '/people',
      },
      () => announce(`${nameOf(person)} is on the list again.`),
    );
  };
  return (
    <section aria-labelledby={id}>
      <h3 className="nhsuk-heading-xs" id={id}>
        Taken off the list
      </h3>
      <ul className="nhsuk-list">
        {people.map((person) => (
          <li key={person.id}>
            {nameOf(person)}{' '}
            <button type="button" className="link-button" onClick={() => putBack(person)}>
              Put back<span className="nhsuk-u-visually-hidden"> {nameOf(person)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
