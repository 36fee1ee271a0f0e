import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import type { Draft } from '../../src-shared/assessment/record.ts';
import { laterMovingFile } from './later-moving-file.ts';
import { says } from './prepared-data.ts';

type Show = (view: string, open: () => Promise<unknown>, close?: () => Promise<unknown>) => Promise<void>;

/** Choosing where backups go, and what is asked when an organisation comes from elsewhere. */
export async function showBackup(page: Page, folder: string, show: Show): Promise<void> {
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
  const look = async (name: string, drafts: readonly Draft[]): Promise<void> => {
    const file = join(folder, name);
    const code = await laterMovingFile(folder, file, drafts);
    await goTo(page, '/');
    await goTo(page, '/bring-here');
    await page.getByLabel('The file that the other computer has written').setInputFiles(file);
    await page.getByLabel('Its recovery code').fill(code);
    await button('Look what is in it').click();
  };
  await show('a moving file, what it would change', async () => {
    await look('Later.igtmove', [
      says('114', 'criteria/1a', false),
      says('114', 'comment', ''),
      says('117', 'comment', 'Written on the other computer'),
    ]);
    await page.getByRole('checkbox', { name: 'Yes, I want this all the same' }).waitFor();
  });
  await show('a moving file, not agreed to', async () => {
    await button('Bring what is missing').click();
    await page.getByRole('alert').waitFor();
  });
  await show('a moving file, everything is here', async () => {
    await look('Same.igtmove', []);
    await page.getByText(/with everything that is in this file/).waitFor();
  });
  await show(
    'a moving file, taken',
    async () => {
      await look('More.igtmove', [says('117', 'comment', 'Written on the other computer')]);
      await button('Bring what is missing').click();
      await button('Open Riverside Surgery').waitFor();
    },
    async () => {
      await button('Open Riverside Surgery').click();
      await page.getByRole('heading', { level: 1, name: 'Assessments' }).waitFor();
    },
  );
}
