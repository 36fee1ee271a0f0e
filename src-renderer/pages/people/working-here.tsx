import { useId, useSyncExternalStore } from 'react';
import type { Person } from '../../../src-shared/assessment/organisation.ts';
import { announce } from '../../parts/announcer.tsx';
import { useSession, useWorkspace } from '../../session/session.ts';
import { nameOf } from './people-words.ts';

/** Whose name stands on what is changed from now on. It is set for this computer and is in no assessment. */
export function WorkingHere({ people }: { readonly people: readonly Person[] }) {
  const workspace = useWorkspace();
  const { workHereAs } = useSession();
  const now = useSyncExternalStore(workspace.subscribe, () => workspace.person);
  const id = useId();
  const choices = people.filter((person) => !person.removed || person.id === now);
  const isKnown = choices.some((person) => person.id === now);
  const choose = (chosen: string): void => {
    const person = choices.find((choice) => choice.id === chosen);
    if (!person) return;
    // What is being typed still belongs to the one who typed it.
    workspace.openEdits.commitAll();
    workHereAs(workspace, person.id);
    announce(`${nameOf(person)} is working here now.`);
  };
  return (
    <section className="people__now" aria-labelledby={`${id}-title`}>
      <h2 className="nhsuk-heading-s" id={`${id}-title`}>
        Who is working here now
      </h2>
      <div className="nhsuk-form-group">
        <label className="nhsuk-label" htmlFor={`${id}-who`}>
          Your name
        </label>
        <div className="nhsuk-hint" id={`${id}-hint`}>
          What is changed on this computer from now on is recorded under this name.
        </div>
        <select
          className="nhsuk-select"
          id={`${id}-who`}
          aria-describedby={`${id}-hint`}
          value={isKnown && now !== null ? now : ''}
          onChange={({ target }) => choose(target.value)}
        >
          {!isKnown && (
            <option value="" disabled>
              Choose your name
            </option>
          )}
          {choices.map((person) => (
            <option key={person.id} value={person.id}>
              {nameOf(person)}
              {person.job && `, ${person.job}`}
              {person.removed && ' (taken off the list)'}
            </option>
          ))}
        </select>
      </div>
    </section>
  );
}
