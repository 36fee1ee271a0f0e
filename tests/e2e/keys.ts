import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright-core';

const MOST_STOPS = 120;

/** Presses Tab until the element has the focus, as somebody without a mouse does. Fails when it cannot be reached. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let pressed = 0; pressed < MOST_STOPS; pressed += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} has not the focus after ${MOST_STOPS} times Tab`);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** The heading of a page took the focus, and names the window. */
export async function expectPage(page: Page, heading: string | RegExp): Promise<void> {
  const title = page.getByRole('heading', { level: 1, name: heading });
  await expect(title).toBeFocused();
  await expect(page).toHaveTitle(/ – IG Toolkit Desktop$/);
}
