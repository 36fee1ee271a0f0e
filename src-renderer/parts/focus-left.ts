import type { FocusEvent } from 'react';

/** Whether the focus went from a box to something outside of it. A window that loses it, or a click beside, does not count. */
export function focusLeft({ currentTarget, relatedTarget }: FocusEvent): boolean {
  return relatedTarget instanceof Node && !currentTarget.contains(relatedTarget);
}
