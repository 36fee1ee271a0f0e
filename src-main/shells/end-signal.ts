/** What a terminal, a service manager or the end of a session sends to a program that is to end. */
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Takes the signals that would end the process at once, so that it can end in order: what is typed saved, the journals closed.
 * More of them change nothing, as they come where a terminal and npm both pass one on; closing takes seconds at most.
 *
 * @returns `came` settles at the first one; `forget` leaves the signals to the system again, once everything is closed
 */
export function endSignal(): { readonly came: Promise<{ readonly kind: 'closed' }>; readonly forget: () => void } {
  let take: () => void = () => undefined;
  const came = new Promise<{ readonly kind: 'closed' }>((resolve) => {
    take = () => resolve({ kind: 'closed' });
  });
  for (const signal of SIGNALS) process.on(signal, take);
  return {
    came,
    forget: () => {
      for (const signal of SIGNALS) process.off(signal, take);
    },
  };
}
