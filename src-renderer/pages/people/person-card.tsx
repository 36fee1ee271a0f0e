import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import type { Organisation, Person } from '../../../src-shared/assessment/organisation.ts';
import { useWorkspace } from '../../session/session.ts';
import { nameOf, rolesOf } from './people-words.ts';
import { PersonFields } from './person-fields.tsx';
import { TakeOff } from './take-off.tsx';

interface Props {
  readonly person: Person;
  readonly roles: Organisation['roles'];
  readonly isEdited: boolean;
  readonly onEdit: (open: boolean) => void;
}

/** One person: who they are, how to reach them, and what can be done about it. */
export function PersonCard({ person, roles, isEdited, onEdit }: Props) {
  const workspace = useWorkspace();
  const isWorkingHere = useSyncExternalStore(workspace.subscribe, () => workspace.person === person.id);
  const [takingOff, setTakingOff] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const fields = useRef<HTMLDivElement>(null);
  const id = useId();
  const name = nameOf(person);
  const held = rolesOf(person.id, roles);
  const reach = [person.job, person.email, person.telephone].filter((part) => part.trim() !== '');
  useEffect(() => {
    if (isEdited) fields.current?.querySelector('input')?.focus();
  }, [isEdited]);

  return (
    <li className="people__person" aria-labelledby={`${id}-name`}>
      <div className="people__line">
        <div className="people__who">
          <h3 className="people__name" id={`${id}-name`}>
            {name}
            {isWorkingHere && <span className="nhsuk-tag note-tag">Working here now</span>}
          </h3>
          {held.length > 0 && <p className="small">{held.join(', ')}</p>}
          <p className="small muted">{reach.length > 0 ? reach.join(' · ') : 'No job, e-mail address or telephone number yet'}</p>
        </div>
        <div className="people__do">
          <button
            ref={edit}
            type="button"
            className="link-button"
            aria-expanded={isEdited}
            aria-controls={`${id}-fields`}
            onClick={() => {
              setTakingOff(false);
              onEdit(!isEdited);
            }}
          >
            {isEdited ? 'Close' : 'Edit'}
            <span className="nhsuk-u-visually-hidden"> {name}</span>
          </button>
          <button
            type="button"
            className="link-button"
            aria-expanded={takingOff}
            onClick={() => {
              onEdit(false);
              setTakingOff(!takingOff);
            }}
          >
            Take off<span className="nhsuk-u-visually-hidden"> {name}</span>
          </button>
        </div>
      </div>
      <div id={`${id}-fields`} ref={fields} hidden={!isEdited}>
        {isEdited && <PersonFields person={person} />}
      </div>
      {takingOff && (
        <TakeOff
          person={person}
          roles={roles}
          isWorkingHere={isWorkingHere}
          onCancel={() => {
            setTakingOff(false);
            edit.current?.focus();
          }}
        />
      )}
    </li>
  );
}
