/**
 * Waits for something that may never come, such as the answer of a page that hangs.
 *
 * @param milliseconds how long it is waited for
 * @returns settles when `task` has, or when its time is over; what `task` fails with is passed on
 */
export async function within(milliseconds: number, task: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    await Promise.race([task, over]);
  } finally {
    clearTimeout(timer);
  }
}
