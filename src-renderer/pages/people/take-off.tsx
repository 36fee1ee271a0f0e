import { useEffect, useRef } from 'react';
import { ORGANISATION, personDocument } from '../../../src-shared/assessment/document.ts';
import type { Organisation, Person } from '../../../src-shared/assessment/organisation.ts';
import { listInWords } from '../../../src-shared/assessment/readiness.ts';
import { notify } from '../../parts/notice.tsx';
import { useWorkspace } from '../../session/session.ts';
import { nameOf, rolesOf } from './people-words.ts';

interface Props {
  readonly person: Person;
  readonly roles: Organisation['roles'];
  readonly isWorkingHere: boolean;
  readonly onCancel: () => void;
}

/** Takes somebody off the list, after saying what that means. Their history stays. */
export function TakeOff({ person, roles, isWorkingHere, onCancel }: Props) {
  const workspace = useWorkspace();
  const first = useRef<HTMLButtonElement>(null);
  const name = nameOf(person);
  const held = rolesOf(person.id, roles);
  useEffect(() => first.current?.focus(), []);

  const takeOff = (): void => {
    const freed = [...roles].filter(([, holder]) => holder === person.id);
    workspace.commitAnd(
      [
        { document: personDocument(person.id), field: 'removed', value: true },
        ...freed.map(([role]) => ({ document: ORGANISATION, field: `roles/${role}`, value: null })),
      ],
      { name: `${name} taken off the list`, path: '/people' },
      () => notify(`${name} is off the list. Ctrl+Z takes that back.`),
    );
  };

  return (
    <div className="card people__take-off">
      {isWorkingHere ? (
        <p className="prose">
          {name} is working here now. Choose somebody else under “Who is working here now” first, then take {name} off the list.
        </p>
      ) : (
        <p className="prose">
          {name} can no longer be chosen. What they did stays in the history under their name.
          {held.length > 0 && ` ${held.length === 1 ? 'This role is' : 'These roles are'} then free: ${listInWords(held)}.`}
        </p>
      )}
      <div className="buttons">
        {!isWorkingHere && (
          <button ref={first} type="button" className="nhsuk-button nhsuk-button--small nhsuk-button--warning" onClick={takeOff}>
            Take {name} off the list
          </button>
        )}
        <button
          ref={isWorkingHere ? first : undefined}
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          onClick={onCancel}
        >
          {isWorkingHere ? 'Close' : 'Cancel'}
        </button>
      </div>
    </div>
  );
}
