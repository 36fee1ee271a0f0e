const AGREES_WITHIN = 5 * 60_000;

/**
 * By how much a computer's clock is off when it sends, in milliseconds (ahead: above 0); null when it agrees within five minutes.
 * It is shown and never a reason to refuse: the order of changes does not depend on it.
 */
export function clockOffAtSending(sentAt: string, now: number): number | null {
  const off = Date.parse(sentAt) - now;
  return Math.abs(off) > AGREES_WITHIN ? off : null;
}

/**
 * The same of one change. A clock that was put right between writing and sending shows only where the change is from
 * the future: written long ago is what working offline looks like.
 */
export function clockOffOfChange(wall: string, offAtSending: number | null, now: number): number | null {
  if (offAtSending !== null) return offAtSending;
  const ahead = Date.parse(wall) - now;
  return ahead > AGREES_WITHIN ? ahead : null;
}
