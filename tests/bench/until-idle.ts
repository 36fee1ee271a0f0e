import type { CDPSession, Page } from 'playwright-core';

const STEP = 1_000;
/** Of one processor, for a whole step. */
const IDLE = 0.03;
const LONGEST = 60_000;

/**
 * Waits until the browser has nothing to do: what was deleted from a database is cleared away in the background afterwards,
 * for seconds, and that belongs to nothing that is measured next.
 */
export async function untilIdle(page: Page): Promise<void> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the bench needs a browser of its own');
  const session = await browser.newBrowserCDPSession();
  try {
    let before = await usedBy(session);
    for (const from = performance.now(); performance.now() - from < LONGEST; ) {
      await page.waitForTimeout(STEP);
      const now = await usedBy(session);
      if (now - before < IDLE * (STEP / 1_000)) return;
      before = now;
    }
    throw new Error('the browser did not come to rest within a minute');
  } finally {
    await session.detach();
  }
}

/** The processor time that all of the browser's processes have used, in seconds. */
async function usedBy(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
