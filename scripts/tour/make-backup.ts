import type { Page } from 'playwright-core';
import { goTo } from './visit-screens.ts';

/** Chooses where backups go, which makes the first one, and waits until it is said to be whole. */
export async function makeBackup(page: Page): Promise<void> {
  await goTo(page, '/backup');
  await page.getByRole('button', { name: 'Choose a folder for backups' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make backups here' }).click();
  await page.getByText('The backup was made and read back. All of it is there.').first().waitFor();
  await page.getByText('Checked', { exact: true }).waitFor();
}
