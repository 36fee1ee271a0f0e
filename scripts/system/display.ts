import { platform } from 'node:os';

/** Whether a window can be shown here. */
export function hasDisplay(environment: NodeJS.ProcessEnv): boolean {
  if (platform() !== 'linux') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}
