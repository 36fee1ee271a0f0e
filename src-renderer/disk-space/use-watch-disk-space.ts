import { useEffect } from 'react';
import { announce } from '../parts/announcer.tsx';
import { useSession, useWorkspace } from '../session/session.ts';

/** Every save says it as well; this is for whoever reads, or cannot edit, while something else fills the disk or clears it. */
const LOOK_EVERY = 5_000;

/** Watches the free space of the disk. An edit that is refused for want of it is announced; the banner stands there to be seen. */
export function useWatchDiskSpace(): void {
  const { bridge } = useSession();
  const workspace = useWorkspace();
  useEffect(() => {
    const look = async (): Promise<void> => {
      const found = await bridge.call('disk.space', {});
      if (found.ok) workspace.space.learn(found.value.free);
    };
    const onFocus = (): void => void look();
    const timer = setInterval(onFocus, LOOK_EVERY);
    window.addEventListener('focus', onFocus);
    const listening = workspace.space.whenRefused(announce);
    void look();
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', onFocus);
      listening();
    };
  }, [bridge, workspace]);
}
