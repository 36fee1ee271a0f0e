import type { Person } from '../../src-shared/assessment/organisation.ts';
import { useLock } from '../lock/lock-state.ts';
import { announce } from '../parts/announcer.tsx';
import { useSession, useWorkspace } from './session.ts';

/** Has somebody else work here from now on. Whoever has a PIN has given it by then, and is asked again the next time. */
export function useWorkHere(): (person: Pick<Person, 'id' | 'name'>) => void {
  const workspace = useWorkspace();
  const { bridge, workHereAs } = useSession();
  return ({ id, name }) => {
    const before = workspace.person;
    workHereAs(workspace, id);
    if (before !== null && before !== id && useLock.getState().withPin.includes(before))
      void bridge.call('lock.lock', { person: before });
    announce(`${name} is working here now.`);
  };
}
