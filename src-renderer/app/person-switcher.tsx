import { useRef, useState, useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { type Person, readPeople } from '../../src-shared/assessment/organisation.ts';
import { lockNow, useLock } from '../lock/lock-state.ts';
import { PinForm } from '../lock/pin-form.tsx';
import { nameOf } from '../pages/people/people-words.ts';
import { focusLeft } from '../parts/focus-left.ts';
import { useFolded, useSession, useWorkspace } from '../session/session.ts';
import { useWorkHere } from '../session/use-work-here.ts';
import { PERSON_MENU } from './person-menu.ts';
import { SomebodyElse } from './somebody-else.tsx';
import { useMenuOverPage } from './use-menu-over-page.ts';

type Asking = { readonly kind: 'who' } | { readonly kind: 'name' } | { readonly kind: 'pin'; readonly person: Person };

/** Whose name stands on what is done, in the status line; it opens the list of people to choose somebody else. */
export function PersonSwitcher() {
  const workspace = useWorkspace();
  const { bridge } = useSession();
  const people = readPeople(useFolded());
  const now = useSyncExternalStore(workspace.subscribe, () => workspace.person);
  const withPin = useLock((lock) => lock.withPin);
  const workHere = useWorkHere();
  const [asking, setAsking] = useState<Asking>({ kind: 'who' });
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => menu.current?.hidePopover();
  useMenuOverPage(menu, opener);
  const here = people.find(({ id }) => id === now);
  const name = here ? nameOf(here) : 'Somebody without a name';
  const choose = (person: Person): void => {
    if (person.id !== now && withPin.includes(person.id)) return setAsking({ kind: 'pin', person });
    finish(person);
  };
  const finish = (person: Pick<Person, 'id' | 'name'>): void => {
    close();
    if (person.id !== now) workHere({ id: person.id, name: nameOf(person) });
  };
  return (
    <>
      <button ref={opener} type="button" className="status__person" popoverTarget={PERSON_MENU}>
        <span>Working here: {name}</span>
        <span className="nhsuk-u-visually-hidden">, choose somebody else</span>
        <span className="head__switch" aria-hidden="true">
          ▴
        </span>
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears only that the focus has left it */}
      <div
        id={PERSON_MENU}
        popover="auto"
        className="switcher switcher--people"
        ref={menu}
        onBlur={(event) => focusLeft(event) && close()}
        onToggle={({ newState }) => {
          if (newState === 'closed') setAsking({ kind: 'who' });
        }}
      >
        {asking.kind === 'pin' && (
          <PinForm
            key={asking.person.id}
            person={asking.person.id}
            name={nameOf(asking.person)}
            button="Work here"
            onRight={() => finish(asking.person)}
            onCancel={close}
          />
        )}
        {asking.kind === 'name' && <SomebodyElse people={people} onDone={close} />}
        {asking.kind === 'who' && (
          <>
            <p className="switcher__heading">Who is working here?</p>
            <ul>
              {people
                .filter((person) => !person.removed || person.id === now)
                .map((person) => (
                  <li key={person.id}>
                    <button
                      type="button"
                      className="switcher__choice"
                      aria-current={person.id === now ? 'true' : undefined}
                      onClick={() => choose(person)}
                    >
                      {nameOf(person)}
                      {person.id === now && <span className="muted"> (now)</span>}
                      {person.id !== now && withPin.includes(person.id) && <span className="muted"> (asks for the PIN)</span>}
                    </button>
                  </li>
                ))}
              <li>
                <button type="button" className="switcher__choice" onClick={() => setAsking({ kind: 'name' })}>
                  Somebody else
                </button>
              </li>
            </ul>
            <ul className="switcher__more">
              {now !== null && withPin.includes(now) && (
                <li>
                  <button type="button" className="link-button" onClick={() => lockNow(bridge, workspace)}>
                    Lock this window
                  </button>
                </li>
              )}
              <li>
                <Link href="/people" onClick={close}>
                  People
                </Link>
              </li>
            </ul>
          </>
        )}
      </div>
    </>
  );
}
