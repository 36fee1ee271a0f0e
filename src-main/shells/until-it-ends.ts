import { endSignal } from './end-signal.ts';
import type { Shell, WindowEnd } from './shell.ts';

/**
 * Waits until the window has ended or the system asks the app to end, and closes everything in order.
 *
 * @returns how it ended, once nothing is open any more
 */
export async function untilItEnds(app: {
  readonly shell: Pick<Shell, 'closed'>;
  readonly close: () => Promise<void>;
}): Promise<WindowEnd> {
  const signal = endSignal();
  const end = await Promise.race([app.shell.closed, signal.came]);
  await app.close();
  signal.forget();
  return end;
}
