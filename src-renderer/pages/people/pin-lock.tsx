import { useId, useRef, useState, useSyncExternalStore } from 'react';
import type { Person } from '../../../src-shared/assessment/organisation.ts';
import { lockNow, useLock } from '../../lock/lock-state.ts';
import { useSession, useWorkspace } from '../../session/session.ts';
import { LockAfter } from './lock-after.tsx';
import { nameOf } from './people-words.ts';
import { SetPin } from './set-pin.tsx';
import { TakePinOff } from './take-pin-off.tsx';

type Doing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'setting' }
  | { readonly kind: 'taking off'; readonly whose: Person };
const NOTHING: Doing = { kind: 'nothing' };

/** The PIN of the person who works here, on this computer: to set, to change, to take off. It is in no assessment. */
export function PinLock({ people }: { readonly people: readonly Person[] }) {
  const workspace = useWorkspace();
  const { bridge } = useSession();
  const now = useSyncExternalStore(workspace.subscribe, () => workspace.person);
  const withPin = useLock((lock) => lock.withPin);
  const [doing, setDoing] = useState<Doing>(NOTHING);
  const section = useRef<HTMLElement>(null);
  const id = useId();
  const me = people.find((person) => person.id === now);
  if (!me) return null;
  const name = nameOf(me);
  const hasPin = withPin.includes(me.id);
  const others = people.filter((person) => person.id !== me.id && withPin.includes(person.id));
  const end = (): void => {
    setDoing(NOTHING);
    // The form that had the focus is gone.
    requestAnimationFrame(() => section.current?.querySelector<HTMLElement>('.buttons button')?.focus());
  };
  return (
    <section ref={section} className="people__pin" aria-labelledby={`${id}-title`} id="pin" data-help="pin">
      <h2 className="nhsuk-heading-s" id={`${id}-title`}>
        PIN lock
      </h2>
      <p className="prose">
        A PIN is a courtesy lock: it keeps a passer-by out of the window, it does not encrypt anything. It counts on this computer
        only.
      </p>
      <p className="prose" role="status">
        {hasPin ? `${name} has a PIN here. The app asks for it when it starts.` : `${name} has no PIN here.`}
      </p>
      {hasPin && <LockAfter person={me} />}
      {doing.kind === 'setting' && <SetPin key={me.id} person={me} hasPin={hasPin} onDone={end} />}
      {doing.kind === 'taking off' && <TakePinOff key={doing.whose.id} whose={doing.whose} me={me} onDone={end} />}
      {doing.kind === 'nothing' && (
        <div className="buttons">
          <button
            type="button"
            className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
            onClick={() => setDoing({ kind: 'setting' })}
          >
            {hasPin ? 'Change the PIN' : 'Set a PIN'}
          </button>
          {hasPin && (
            <>
              <button
                type="button"
                className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                onClick={() => setDoing({ kind: 'taking off', whose: me })}
              >
                Take the PIN off
              </button>
              <button
                type="button"
                className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                onClick={() => lockNow(bridge, workspace)}
              >
                Lock this window now (Ctrl+L)
              </button>
            </>
          )}
        </div>
      )}
      {others.length > 0 && (
        <ul className="nhsuk-list people__pins">
          {others.map((person) => (
            <li key={person.id}>
              {nameOf(person)} has a PIN here.{' '}
              {hasPin ? (
                <button type="button" className="link-button" onClick={() => setDoing({ kind: 'taking off', whose: person })}>
                  Take it off<span className="nhsuk-u-visually-hidden">, the PIN of {nameOf(person)}</span>
                </button>
              ) : (
                <span className="muted">They can take it off, or somebody else with a PIN.</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
