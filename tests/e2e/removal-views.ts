import type { Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';

type Show = (view: string, open: () => Promise<unknown>, close?: () => Promise<unknown>) => Promise<void>;

/** What removing for good looks like: the questions, their errors, what is said afterwards, and a sealed copy that lost a text. */
export async function showRemoving(page: Page, show: Show): Promise<void> {
  const remove = page.getByRole('button', { name: 'Remove for good' });
  await show('remove a text, for somebody else to do', async () => {
    await goTo(page, '/activity');
    await page
      .getByRole('link', { name: /^Remove for good… general comments/ })
      .first()
      .click();
    await page.getByText(/Here this is for Alex Doe/).waitFor();
  });
  await show('remove a text, errors', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Somebody else works here' }).click();
    await page.getByRole('button', { name: /^Alex Doe/ }).click();
    await page.getByText('Where it may still be').waitFor();
    await remove.click();
    await page.getByText('Say why it is removed.').waitFor();
  });
  await show('a text that was removed', async () => {
    await page.getByLabel('Why is it removed?').fill('It named a patient');
    await page.getByLabel(/To remove it for good, type/).fill('remove');
    await remove.click();
    await page.getByRole('link', { name: 'See everything that was removed' }).waitFor();
  });
  await show('keeping and removing, a period that cannot be', async () => {
    await page.getByRole('link', { name: 'See everything that was removed' }).click();
    const texts = page.getByLabel('Texts of an assessment, in years');
    await texts.fill('1');
    await page.getByLabel('Evidence files, in years').fill('soon');
    await page.getByLabel('Evidence files, in years').blur();
    await page.getByText('Type whole years').waitFor();
  });
  await show('activity, with a removal', async () => {
    await goTo(page, '/activity');
    await page.getByText('It named a patient').waitFor();
  });
  await show('finish, a sealed copy that lost a text', async () => {
    await goTo(page, `${ASSESSMENT_PATH}/finish`);
    await page
      .getByText(/A text in it was removed for good/)
      .first()
      .waitFor();
  });
}
