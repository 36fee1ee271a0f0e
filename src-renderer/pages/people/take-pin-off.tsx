import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Person } from '../../../src-shared/assessment/organisation.ts';
import { learnLock } from '../../lock/lock-state.ts';
import { PinBox } from '../../lock/pin-box.tsx';
import { notRight, whyNoPin } from '../../lock/pin-words.ts';
import { announce } from '../../parts/announcer.tsx';
import { useSession } from '../../session/session.ts';
import { nameOf } from './people-words.ts';

interface Props {
  readonly whose: Person;
  /** Who works here: their PIN allows it. */
  readonly me: Person;
  readonly onDone: () => void;
}

/** Takes a PIN off, one's own or a forgotten one of somebody else, after asking for the PIN of whoever works here. */
export function TakePinOff({ whose, me, onDone }: Props) {
  const { bridge } = useSession();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);

  const takeOff = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const shape = whyNoPin(typed);
    setProblem(shape);
    if (shape !== null) return box.current?.focus();
    const verdict = await bridge.call('lock.clear-pin', { person: whose.id, given: { person: me.id, pin: typed } });
    if (!verdict.ok) return setProblem(verdict.refusal.words);
    if (verdict.value.kind !== 'right') {
      setTyped('');
      setProblem(notRight(verdict.value, nameOf(me)));
      return box.current?.focus();
    }
    await learnLock(bridge, me.id);
    announce(`${nameOf(whose)} has no PIN any more.`);
    onDone();
  };

  return (
    <form className="card people__pin-form" onSubmit={(event) => void takeOff(event)} noValidate>
      {whose.id !== me.id && <p className="prose">This takes off the PIN of {nameOf(whose)}. They can set a new one.</p>}
      <PinBox ref={box} label="Your PIN" value={typed} onChange={setTyped} problem={problem} />
      <div className="buttons">
        <button type="submit" className="nhsuk-button nhsuk-button--small">
          {whose.id === me.id ? 'Take my PIN off' : `Take the PIN of ${nameOf(whose)} off`}
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}
