import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { havePdfPrograms, informationOf, textOf } from '../pdf-tools.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';
import { prepare, says } from './prepared-data.ts';
import { expect, test } from './prepared-fixture.ts';

const box = (page: Page): Locator => page.getByRole('dialog', { name: 'Print or save as PDF' });
const places = (page: Page): Locator => page.getByRole('dialog', { name: 'Choose where to save' });

/** Saves what is chosen in the box, at the place that is offered. */
async function save(page: Page, data: string, button: string): Promise<{ readonly name: string; readonly path: string }> {
  const before = new Set(await readdir(data));
  await box(page).getByRole('button', { name: button }).click();
  await places(page).getByRole('button', { name: 'Save here' }).click();
  await expect(box(page).getByText(/^Saved as/)).toBeVisible({ timeout: 30_000 });
  const made = (await readdir(data)).filter((name) => !before.has(name));
  expect(made).toHaveLength(1);
  return { name: made[0] ?? '', path: join(data, made[0] ?? '') };
}

test('a requirement is saved as a PDF from its page, with what was typed a moment before, and once more in large print', async ({
  prepared,
}) => {
  test.skip(!havePdfPrograms, 'poppler is not installed, and the file is read back with it');
  await prepare(prepared.data, {}, [says('117', 'criteria/1a', true)]);
  const { page } = await prepared.open({ home: prepared.data });
  await goTo(page, `${ASSESSMENT_PATH}/requirements/117`);
  const comment = page.getByRole('textbox', { name: 'What supports your level' });
  await comment.fill('Łukasz keeps the log, and Zoë signs it.');
  await page.keyboard.press('Control+p');
  await expect(box(page).getByRole('radio', { name: 'Requirement 117 with your answers' })).toBeFocused();

  const first = await save(page, prepared.data, 'Save as PDF');
  expect(first.name).toBe('Riverside Surgery IG Toolkit 14.1 requirement 117.pdf');
  expect((await textOf(first.path)).replace(/\s+/g, ' ')).toContain('Łukasz keeps the log, and Zoë signs it.');
  expect(await informationOf(first.path)).toMatch(/Tagged: +yes/);

  await box(page)
    .getByRole('checkbox', { name: /Large print/ })
    .check();
  await box(page).getByRole('button', { name: 'Save as PDF' }).click();
  await places(page).getByRole('button', { name: 'Save here' }).click();
  await expect(places(page).getByText(/is in this folder already/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(places(page)).toHaveCount(0);
  await expect(box(page).getByText('Not saved: you cancelled.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(box(page)).toHaveCount(0);
  await expect(comment).toBeFocused();
});

test('the assessment is saved for a word processor, and the box says what each document is for', async ({ prepared }) => {
  await prepare(prepared.data);
  const { page } = await prepared.open({ home: prepared.data });
  await goTo(page, '/');
  await page.getByRole('button', { name: 'Print or save as PDF' }).click();
  await expect(box(page).getByRole('radio')).toHaveCount(5);
  await expect(box(page).getByText('One page for the partners’ meeting', { exact: false })).toBeVisible();
  const { name } = await save(page, prepared.data, 'Save for a word processor');
  expect(name).toMatch(/^Riverside Surgery IG Toolkit 14\.1 .*assessment\.docx$/);
  await box(page).getByRole('radio', { name: 'What is left to do' }).check();
  await expect(box(page).getByRole('button', { name: 'Save for a word processor' })).toHaveCount(0);
});
