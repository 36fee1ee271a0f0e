import type { CDPSession, Page } from 'playwright-core';

const LOOKS = ['light', 'dark', 'forced colours', '200 % zoom'] as const;
export type Look = (typeof LOOKS)[number];

export const WINDOW = { width: 1366, height: 768 };

/** Shows the page that stands in each look in turn, and leaves it as it was. */
export async function inEveryLook(page: Page, session: CDPSession, work: (look: Look) => Promise<void>): Promise<void> {
  await unroll(page);
  for (const look of LOOKS) {
    await page.emulateMedia({
      colorScheme: look === 'dark' ? 'dark' : 'light',
      forcedColors: look === 'forced colours' ? 'active' : 'none',
    });
    if (look === '200 % zoom') await zoom(session, 2);
    await work(look);
  }
  await session.send('Emulation.clearDeviceMetricsOverride');
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
  await page.setViewportSize(WINDOW);
}

/** What a zoom of the window does: fewer CSS pixels, each drawn larger. */
async function zoom(session: CDPSession, times: number): Promise<void> {
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: Math.round(WINDOW.width / times),
    height: Math.round(WINDOW.height / times),
    deviceScaleFactor: times,
    mobile: false,
  });
}

/** A window so tall that nothing of the page is scrolled away: what is out of sight, axe cannot judge the contrast of. */
async function unroll(page: Page): Promise<void> {
  const hidden = await page.evaluate(() => {
    const main = document.querySelector('main');
    return main ? main.scrollHeight - main.clientHeight : 0;
  });
  await page.setViewportSize({ ...WINDOW, height: Math.min(WINDOW.height + hidden, 16_000) });
}
