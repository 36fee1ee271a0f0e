import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { photograph } from './visit-screens.ts';

/** Seals the assessment on this computer and photographs the finished copy. */
export async function finishWithoutPublishing(page: Page, folder: string): Promise<void> {
  await page.getByRole('link', { name: 'What is left to do' }).first().click();
  await page.getByRole('link', { name: 'Finish without publishing' }).click();
  await page.getByRole('button', { name: /^Finish and seal/ }).click();
  await page.getByText('Completed on this computer').first().waitFor();
  await page.getByTestId('save-status').getByText('Saved on this computer').waitFor();
  await photograph(page, join(folder, 'finished-light.png'));
}
