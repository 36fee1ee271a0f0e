import { useId, useState, useSyncExternalStore } from 'react';
import type { Person } from '../../../src-shared/assessment/organisation.ts';
import { useLock } from '../../lock/lock-state.ts';
import { PinForm } from '../../lock/pin-form.tsx';
import { useWorkspace } from '../../session/session.ts';
import { useWorkHere } from '../../session/use-work-here.ts';
import { nameOf } from './people-words.ts';

/** Whose name stands on what is changed from now on. It is set for this computer and is in no assessment. */
export function WorkingHere({ people }: { readonly people: readonly Person[] }) {
  const workspace = useWorkspace();
  const workHere = useWorkHere();
  const withPin = useLock((lock) => lock.withPin);
  const [asked, setAsked] = useState<Person | null>(null);
  const now = useSyncExternalStore(workspace.subscribe, () => workspace.person);
  const id = useId();
  const choices = people.filter((person) => !person.removed || person.id === now);
  const isKnown = choices.some((person) => person.id === now);
  const choose = (chosen: string): void => {
    const person = choices.find((choice) => choice.id === chosen);
    if (!person) return;
    if (person.id !== now && withPin.includes(person.id)) return setAsked(person);
    finish(person);
  };
  const finish = (person: Person): void => {
    setAsked(null);
    workHere({ id: person.id, name: nameOf(person) });
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
          value={asked?.id ?? (isKnown && now !== null ? now : '')}
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
      {asked && (
        <PinForm
          key={asked.id}
          person={asked.id}
          name={nameOf(asked)}
          button="Work here"
          onRight={() => finish(asked)}
          onCancel={() => setAsked(null)}
        />
      )}
    </section>
  );
}
