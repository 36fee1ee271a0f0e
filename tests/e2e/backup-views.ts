import type { Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';

type Show = (view: string, open: () => Promise<unknown>, close?: () => Promise<unknown>) => Promise<void>;

/** Choosing where backups go, and what is asked when an organisation comes from elsewhere. */
export async function showBackup(page: Page, show: Show): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name });
  await goTo(page, '/backup');
  await show('where backups go', async () => {
    await button('Choose a folder for backups').click();
    await page.getByRole('dialog').getByRole('navigation', { name: 'Usual places' }).waitFor();
  });
  // The app's home is its data folder here, and a backup in there would be lost together with everything.
  await show('where backups go, refused', async () => {
    await page.getByRole('dialog').getByRole('button', { name: 'Make backups here' }).click();
    await page.getByRole('alert').waitFor();
  });
  await goTo(page, '/bring-here');
  await show('bring an organisation here, nothing chosen', async () => {
    await button('Look what is in it').click();
    await page.getByRole('alert').waitFor();
  });
}
