import { useId } from 'react';
import type { Person } from '../../../src-shared/assessment/organisation.ts';
import { type LockAfterMinutes, lockAfterMinutes } from '../../../src-shared/contract/settings.ts';
import { useSession } from '../../session/session.ts';

const CHOICES: readonly { readonly minutes: LockAfterMinutes; readonly words: string }[] = [
  { minutes: 1, words: 'After 1 minute without a key or a movement' },
  { minutes: 5, words: 'After 5 minutes without a key or a movement' },
  { minutes: 15, words: 'After 15 minutes without a key or a movement' },
  { minutes: null, words: 'Never by itself' },
];
const NEVER = 'never';

/** When the window locks by itself for this person. */
export function LockAfter({ person }: { readonly person: Person }) {
  const { settings, changeSettings } = useSession();
  const id = useId();
  const choose = (chosen: string): void => {
    const minutes = lockAfterMinutes.parse(chosen === NEVER ? null : Number(chosen));
    changeSettings((now) => ({ ...now, lockAfter: { ...now.lockAfter, [person.id]: minutes } }));
  };
  return (
    <div className="nhsuk-form-group">
      <label className="nhsuk-label" htmlFor={id}>
        Lock this window
      </label>
      <select
        className="nhsuk-select"
        id={id}
        value={settings.lockAfter[person.id] ?? NEVER}
        onChange={({ target }) => choose(target.value)}
      >
        {CHOICES.map(({ minutes, words }) => (
          <option key={words} value={minutes ?? NEVER}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
