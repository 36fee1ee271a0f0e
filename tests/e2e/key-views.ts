import type { Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';

type Show = (view: string, open: () => Promise<unknown>, close?: () => Promise<unknown>) => Promise<void>;

/** Making the key of the evidence, and the ceremony of its recovery code. Leaves a key that is kept in a key file. */
export async function showKeyAndRecoveryCode(page: Page, show: Show): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await show('recovery code, no key yet', () => goTo(page, '/recovery-code'));
  await show('how to protect the key', async () => {
    await button('Make the key now').click();
    await page.getByRole('dialog').getByRole('heading', { level: 2 }).waitFor();
  });
  await show('how to protect the key, no passphrase', () => button('Use this passphrase').click());
  await show('recovery code, why', async () => {
    await button('Go on without a passphrase').click();
    await button('Make the recovery code').waitFor();
  });
  await show('recovery code, to print', async () => {
    await button('Make the recovery code').click();
    await button('Print this sheet').waitFor();
  });
  const groups = (await page.locator('.code-sheet__group').allTextContents()).map((text) => text.slice(1));
  await show('recovery code, wrong groups', async () => {
    await button('I have it on paper, go on').click();
    await button('Confirm').click();
    await page.getByRole('alert').waitFor();
  });
  await show('recovery code, confirmed', async () => {
    for (const [at, group] of groups.entries()) {
      const box = page.getByLabel(`Group ${at + 1}`, { exact: true });
      if (await box.isVisible()) await box.fill(group);
    }
    await button('Confirm').click();
    await page.getByRole('heading', { name: 'The recovery code is confirmed' }).waitFor();
  });
}
