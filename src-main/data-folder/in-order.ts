/** Runs what it is given one after the other, in the order in which it came; one that fails does not stop the next. */
export type InOrder = <T>(task: () => Promise<T>) => Promise<T>;

/** Calls over the bridge do not wait for each other: without an order, the earlier of two writes of a file could win. */
export function inOrder(): InOrder {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
}
