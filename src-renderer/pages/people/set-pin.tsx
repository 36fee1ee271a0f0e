import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Person } from '../../../src-shared/assessment/organisation.ts';
import { learnLock } from '../../lock/lock-state.ts';
import { PinBox } from '../../lock/pin-box.tsx';
import { notRight, whyNoPin, whyNotNew } from '../../lock/pin-words.ts';
import { announce } from '../../parts/announcer.tsx';
import { useSession } from '../../session/session.ts';
import { nameOf } from './people-words.ts';

interface Props {
  readonly person: Person;
  readonly hasPin: boolean;
  readonly onDone: () => void;
}

const LOCK_AFTER_AT_FIRST = 5;

/** Sets a PIN, or changes it for somebody who knows the one that counts now. */
export function SetPin({ person, hasPin, onDone }: Props) {
  const { bridge, changeSettings } = useSession();
  const [given, setGiven] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [problems, setProblems] = useState<{ readonly given: string | null; readonly pin: string | null }>({
    given: null,
    pin: null,
  });
  const givenBox = useRef<HTMLInputElement>(null);
  const pinBox = useRef<HTMLInputElement>(null);
  useEffect(() => (givenBox.current ?? pinBox.current)?.focus(), []);

  const set = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = { given: hasPin ? whyNoPin(given) : null, pin: whyNotNew(pin, again) };
    setProblems(found);
    if (found.given !== null) return givenBox.current?.focus();
    if (found.pin !== null) return pinBox.current?.focus();
    const verdict = await bridge.call('lock.set-pin', {
      person: person.id,
      pin,
      given: hasPin ? { person: person.id, pin: given } : null,
    });
    if (!verdict.ok) return setProblems({ given: null, pin: verdict.refusal.words });
    if (verdict.value.kind !== 'right') {
      setGiven('');
      setProblems({ given: notRight(verdict.value, nameOf(person)), pin: null });
      return givenBox.current?.focus();
    }
    if (!hasPin) changeSettings((now) => ({ ...now, lockAfter: { ...now.lockAfter, [person.id]: LOCK_AFTER_AT_FIRST } }));
    await learnLock(bridge, person.id);
    announce(hasPin ? 'The PIN is changed.' : 'The PIN is set.');
    onDone();
  };

  return (
    <form className="card people__pin-form" onSubmit={(event) => void set(event)} noValidate>
      {hasPin && <PinBox ref={givenBox} label="Your PIN now" value={given} onChange={setGiven} problem={problems.given} />}
      <PinBox ref={pinBox} label="New PIN" hint="4 to 12 digits" value={pin} onChange={setPin} problem={problems.pin} />
      <PinBox label="New PIN again" value={again} onChange={setAgain} />
      <div className="buttons">
        <button type="submit" className="nhsuk-button nhsuk-button--small">
          {hasPin ? 'Change the PIN' : 'Set this PIN'}
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}
