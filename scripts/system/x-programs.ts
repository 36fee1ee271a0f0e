import type { NeededProgram } from './ensure-debian-packages.ts';

/** What the test of real key events needs: a display that nobody sees, and a keyboard for it. */
export const X_PROGRAMS: readonly NeededProgram[] = [
  { program: 'Xvfb', package: 'xvfb' },
  { program: 'xdotool', package: 'xdotool' },
];
