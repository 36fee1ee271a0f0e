import { useEffect, useSyncExternalStore } from 'react';
import { useSession, useWorkspace } from '../session/session.ts';
import { IdleWatch } from './idle-watch.ts';
import { lockNow, useLock } from './lock-state.ts';

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'focus'] as const;
const LOOK_EVERY = 2_000;

/** Locks the window when the person who works here has a PIN, wants that, and was away for so many minutes. */
export function useIdleLock(): void {
  const { bridge, settings } = useSession();
  const workspace = useWorkspace();
  const person = useSyncExternalStore(workspace.subscribe, () => workspace.person);
  const hasPin = useLock(({ withPin }) => person !== null && withPin.includes(person));
  const minutes = hasPin && person !== null ? (settings.lockAfter[person] ?? null) : null;
  useEffect(() => {
    if (minutes === null) return;
    const watch = new IdleWatch(minutes * 60_000, Date.now());
    const look = (): void => {
      if (watch.isOver(Date.now())) lockNow(bridge, workspace);
    };
    const sign = (): void => {
      watch.somebodyIsHere(Date.now());
      look();
    };
    const timer = setInterval(look, LOOK_EVERY);
    for (const name of SIGNS) window.addEventListener(name, sign, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true });
    };
  }, [minutes, bridge, workspace]);
}
