import type { Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';

type Show = (view: string, open: () => Promise<unknown>, close?: () => Promise<unknown>) => Promise<void>;

/** What the activity page, the choice of who works here and the PIN lock look like in between. Leaves no PIN behind. */
export async function showActivityAndLocking(page: Page, show: Show): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await show('activity, days that cannot be', async () => {
    await goTo(page, '/activity');
    await page.getByText('From one day to another').click();
    for (const [group, year] of [
      ['From', '2027'],
      ['To', '2026'],
    ] as const) {
      const day = page.getByRole('group', { name: group });
      await day.getByLabel('Day').fill('1');
      await day.getByLabel('Month').fill('4');
      await day.getByLabel('Year').fill(year);
    }
    await page.getByText('Nothing fits.').waitFor();
  });
  await button('Show everything').click();
  await show(
    'who is working here',
    async () => {
      await page.keyboard.press('Control+Shift+P');
      await button('Somebody else').waitFor();
    },
    () => page.keyboard.press('Escape'),
  );
  await show(
    'who is working here, a name is missing',
    async () => {
      await page.keyboard.press('Control+Shift+P');
      await button('Somebody else').click();
      await button('Work here').click();
    },
    () => page.keyboard.press('Escape'),
  );
  await show('people, a PIN that is none', async () => {
    await goTo(page, '/people');
    await button('Set a PIN').click();
    await button('Set this PIN').click();
    await page.getByText('Enter the new PIN.').waitFor();
  });
  await show('people, with a PIN', async () => {
    await page.getByLabel('New PIN', { exact: true }).fill('4711');
    await page.getByLabel('New PIN again').fill('4711');
    await button('Set this PIN').click();
    await button('Change the PIN').click();
  });
  await show('locked window', async () => {
    await page.keyboard.press('Control+L');
    await page.getByText('I forgot my PIN').click();
    await button('Unlock').click();
    await page.getByText('Enter the PIN.').waitFor();
  });
  await page.getByLabel('PIN of Sam Okafor').fill('4711');
  await button('Unlock').click();
  await button('Take the PIN off').click();
  await page.getByLabel('Your PIN').fill('4711');
  await button('Take my PIN off').click();
  await button('Set a PIN').waitFor();
}
