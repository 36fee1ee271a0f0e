import { useEffect, useId, useState } from 'react';
import { type Person, readPeople } from '../../../src-shared/assessment/organisation.ts';
import { useLock } from '../../lock/lock-state.ts';
import { PinForm } from '../../lock/pin-form.tsx';
import { useFolded, useWorkspace } from '../../session/session.ts';
import { useWorkHere } from '../../session/use-work-here.ts';
import { nameOf } from '../people/people-words.ts';
import { ForgottenPin } from './forgotten-pin.tsx';

/** The locked window: who is locked and a box for the PIN, and nothing of what is behind. */
export function LockedPage() {
  const workspace = useWorkspace();
  const people = readPeople(useFolded());
  const withPin = useLock((lock) => lock.withPin);
  const workHere = useWorkHere();
  const [other, setOther] = useState<Person | null>(null);
  const id = useId();
  useEffect(() => {
    document.title = 'Locked – IG Toolkit Desktop';
  }, []);
  const person = workspace.person;
  if (person === null) return null;
  const locked = people.find((one) => one.id === person);
  const name = locked ? nameOf(locked) : 'Somebody without a name';
  const asked = other ?? { id: person, name };
  return (
    <main className="alone locked" aria-labelledby={id}>
      <h1 className="page-heading" id={id}>
        This window is locked
      </h1>
      <p className="prose">
        {other ? (
          <>
            {nameOf(other)} works here from then on, in place of {name}.
          </>
        ) : (
          <>
            <strong>{name}</strong> is working here.
          </>
        )}
      </p>
      <PinForm
        key={asked.id}
        person={asked.id}
        name={nameOf(asked)}
        button="Unlock"
        onRight={() => {
          if (other) workHere({ id: other.id, name: nameOf(other) });
          useLock.setState({ locked: false });
        }}
        {...(other ? { onCancel: () => setOther(null) } : {})}
      />
      {!other && (
        <ForgottenPin
          others={people.filter((one) => one.id !== person && !one.removed && withPin.includes(one.id))}
          onChoose={setOther}
        />
      )}
    </main>
  );
}
