import { useId } from 'react';
import type { Answer } from '../../../src-shared/assessment/answer.ts';
import { readPeople } from '../../../src-shared/assessment/organisation.ts';
import { useFolded } from '../../session/session.ts';
import { type RequirementEditing, useEdit } from './requirement-editing.ts';

/** Target level and who looks after it: for the organisation's own planning, never part of the score. */
export function PlanningFields({ editing, answer }: { readonly editing: RequirementEditing; readonly answer: Answer }) {
  const edit = useEdit(editing);
  const people = readPeople(useFolded()).filter(({ removed, id }) => !removed || id === answer.owner);
  const id = useId();
  return (
    <div className="planning" data-help="target">
      <p className="small muted">For your own planning only. It changes nothing in your score.</p>
      <div className="nhsuk-form-group">
        <label className="nhsuk-label" htmlFor={`${id}-target`}>
          Target level
        </label>
        <select
          className="nhsuk-select"
          id={`${id}-target`}
          value={answer.target ?? ''}
          disabled={editing.sealed}
          onChange={({ target }) => edit.put('target', target.value === '' ? null : Number(target.value), 'target level')}
        >
          <option value="">No target</option>
          <option value="1">Level 1</option>
          <option value="2">Level 2</option>
          <option value="3">Level 3</option>
        </select>
      </div>
      <div className="nhsuk-form-group">
        <label className="nhsuk-label" htmlFor={`${id}-owner`}>
          Who looks after this requirement
        </label>
        <select
          className="nhsuk-select"
          id={`${id}-owner`}
          value={answer.owner ?? ''}
          disabled={editing.sealed}
          onChange={({ target }) => edit.put('owner', target.value === '' ? null : target.value, 'who looks after it')}
        >
          <option value="">Nobody in particular</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
