import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { HONEST_NOTICE } from '../../src-shared/honest-notice.ts';
import { ASSESSMENT_PATH, practiceFile } from './practice-file.ts';
import { prepare } from './prepared-data.ts';
import { expect, test } from './prepared-fixture.ts';

test('finishing seals a copy that nothing alters; reopening makes the next revision, and the first one stays', async ({
  prepared,
}) => {
  await prepare(prepared.data);
  let { page, close } = await prepared.open();
  const path = join(prepared.data, 'colleague.json');
  await writeFile(path, practiceFile('EX0117'));
  await goTo(page, `${ASSESSMENT_PATH}/finish`);
  await expect(page.getByRole('heading', { name: /things? to do before you can finish/ })).toBeVisible();
  await goTo(page, '/import');
  await page.getByLabel('Choose a file').setInputFiles(path);
  await page.getByRole('button', { name: 'Merge into this assessment' }).click();
  await expect(page.getByRole('heading', { name: /is merged into your/ })).toBeVisible();

  const comment = () => page.getByRole('textbox', { name: 'What supports your level' });
  const paper = () => page.getByRole('article', { name: /^The sealed copy, revision/ });
  const seal = async (): Promise<void> => {
    await goTo(page, `${ASSESSMENT_PATH}/finish`);
    await page.getByRole('button', { name: /^Finish and seal/ }).click();
    await expect(page.getByText('Completed on this computer').first()).toBeVisible();
    await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
  };
  await seal();
  await expect(paper()).toContainText('Kept in the shared folder under 114; the partners looked at it in May.');
  await expect(paper()).toContainText(HONEST_NOTICE.join(' '));
  const fingerprint = await paper().locator('code').first().textContent();
  await goTo(page, '/');
  await expect(page.getByText('Completed on this computer').first()).toBeVisible();

  // What is sealed cannot be edited, by any way round.
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(comment()).not.toBeEditable();
  await page.getByRole('checkbox', { name: /^1a/ }).click({ force: true });
  await expect(page.getByRole('checkbox', { name: /^1a/ })).toBeChecked();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('A finished copy stays as it is. Reopen the assessment to go on with it.').first()).toBeVisible();

  await close();
  ({ page, close } = await prepared.open());
  await goTo(page, `${ASSESSMENT_PATH}/finish`);
  await expect(paper().locator('code').first()).toHaveText(fingerprint ?? '');
  await page.getByRole('button', { name: /^Reopen/ }).click();
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await comment().fill('Corrected afterwards');
  await comment().blur();
  await seal();
  await expect(paper()).toContainText('Corrected afterwards');
  await expect(paper().locator('code').first()).not.toHaveText(fingerprint ?? '');
  await page.getByRole('button', { name: 'Show revision 1 below, to read or print' }).click();
  await expect(paper()).toContainText('Kept in the shared folder under 114; the partners looked at it in May.');
  await expect(paper()).not.toContainText('Corrected afterwards');
  await expect(paper().locator('code').first()).toHaveText(fingerprint ?? '');
});
