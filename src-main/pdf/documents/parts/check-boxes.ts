import type { Box } from '../../tree/document-tree.ts';

/** Tick boxes as answers left them, or empty ones for a pen. */

export const TO_TICK: Box = { state: 'empty', spoken: 'to tick by hand' };

export function tickedBox(isTicked: boolean): Box {
  return isTicked ? { state: 'ticked', spoken: 'ticked' } : { state: 'empty', spoken: 'not ticked' };
}

export function obtainedBox(isObtained: boolean): Box {
  return isObtained ? { state: 'ticked', spoken: 'obtained' } : { state: 'empty', spoken: 'not obtained' };
}
