import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { expect, test } from './app-fixture.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';

test.use({ hasPractice: true });

const SECRET = 'Zaphira Quillfeather, 943 476 5919';

/** The files of a folder, at any depth, in which a text stands: as UTF-8 or UTF-16, compressed or not. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const wanted = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    const inflated = entry.name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    if (wanted.some((one) => inflated.includes(one))) found.push(path.slice(folder.length + 1));
  }
  return found;
}

async function saved(page: Page): Promise<void> {
  await expect(page.getByTestId('save-status')).toContainText('saved on this computer', { ignoreCase: true });
}

const comment = (page: Page): Locator => page.getByRole('textbox', { name: 'What supports your level' });

async function showComment(page: Page): Promise<void> {
  await goTo(page, `${ASSESSMENT_PATH}/requirements/117#comments`);
  await comment(page).waitFor();
}

async function sayComment(page: Page, words: string): Promise<void> {
  await showComment(page);
  await comment(page).fill(words);
  await comment(page).blur();
  await saved(page);
}

test('a text that was removed for good is in no file of the data folder after the next start, and only who, when and why stays', async ({
  app,
}) => {
  await sayComment(app.page, SECRET);
  await sayComment(app.page, `${SECRET} and more`);
  await sayComment(app.page, 'Everybody was trained');
  // As it lies on the disk after a while: in closed files too.
  await app.restart();
  expect(await filesWith(app.data, 'Quillfeather')).not.toEqual([]);
  await goTo(app.page, '/activity');
  await app.page
    .getByRole('link', { name: /^Remove for good… general comments/ })
    .first()
    .click();
  await expect(app.page.getByRole('heading', { name: 'Remove for good', level: 1 })).toBeFocused();
  await expect(app.page.getByText('3 versions, every one that was ever recorded')).toBeVisible();
  await app.page.getByRole('button', { name: 'Remove for good' }).click();
  await expect(app.page.getByText('Say why it is removed.')).toBeVisible();
  await expect(app.page.getByLabel('Why is it removed?')).toBeFocused();
  await app.page.getByLabel('Why is it removed?').fill('It named a patient');
  await app.page.getByLabel(/To remove it for good, type/).fill('remove');
  await app.page.getByRole('button', { name: 'Remove for good' }).click();
  await expect(app.page.getByRole('heading', { name: 'Removed for good', level: 1 })).toBeFocused();
  await expect(app.page.getByText(/by Sam Okafor on .* Why: It named a patient/)).toBeVisible();

  await app.page.getByRole('link', { name: 'See everything that was removed' }).click();
  await expect(app.page.getByText(/^The general comments of 14.1-117/)).toBeVisible();
  await showComment(app.page);
  await expect(comment(app.page)).toHaveValue('');
  await app.page.keyboard.press('Control+Z');
  await expect(app.page.getByText('There is nothing to undo.').first()).toBeVisible();
  await app.restart();
  await showComment(app.page);
  await expect(comment(app.page)).toHaveValue('');
  expect(await filesWith(app.data, 'Quillfeather')).toEqual([]);
  expect(await filesWith(app.data, '943 476 5919')).toEqual([]);
  expect(await filesWith(app.data, 'Everybody was trained')).toEqual([]);
  expect(await filesWith(app.data, 'It named a patient')).not.toEqual([]);
  await goTo(app.page, '/activity');
  await expect(app.page.getByText(/The general comments of 14.1-117/)).toBeVisible();
  await expect(app.page.getByText('It named a patient')).toBeVisible();
});

test('a file that was removed for good is gone with its name, and its hash stays on record', async ({ app }) => {
  const path = join(app.data, 'Zaphira Quillfeather.csv');
  await writeFile(path, 'Name,Fell on\nZaphira Quillfeather,2026-02-12\n');
  await goTo(app.page, '/evidence');
  await app.page.getByLabel('Add files').setInputFiles(path);
  await app.page.getByRole('button', { name: 'Go on without a passphrase' }).click();
  await app.page.getByRole('link', { name: 'Zaphira Quillfeather.csv', exact: true }).click();
  await rm(path);
  await saved(app.page);
  const stored = async (): Promise<string[]> =>
    (await readdir(app.data, { recursive: true })).filter((name) => name.endsWith('.evidence'));
  expect(await stored()).toHaveLength(1);
  await app.page.getByRole('link', { name: 'Remove for good…' }).click();
  await app.page.getByLabel('Why is it removed?').fill('It was attached by mistake');
  await app.page.getByLabel(/To remove it for good, type/).fill('zaphira quillfeather.csv');
  await app.page.getByRole('button', { name: 'Remove for good' }).click();
  await expect(app.page.getByRole('heading', { name: 'Removed for good', level: 1 })).toBeFocused();
  await expect(app.page.getByText(/^An evidence file \(SHA-256 [0-9a-f]{12}…\), by Sam Okafor/)).toBeVisible();
  expect(await stored()).toEqual([]);
  await goTo(app.page, '/evidence');
  await expect(app.page.getByText('Zaphira')).toHaveCount(0);
  await app.restart();
  expect(await filesWith(app.data, 'Quillfeather')).toEqual([]);
  await goTo(app.page, '/evidence/removals');
  await expect(app.page.getByText(/^SHA-256 [0-9a-f]{64}, 2 records destroyed/)).toBeVisible();
});

test('it is for those who hold a role, who type their PIN', async ({ app }) => {
  const { page } = app;
  await sayComment(page, SECRET);
  await goTo(page, '/people#pin');
  await page.getByRole('button', { name: 'Set a PIN' }).click();
  await page.getByLabel('New PIN', { exact: true }).fill('2580');
  await page.getByLabel('New PIN again').fill('2580');
  await page.getByRole('button', { name: 'Set this PIN' }).click();
  await goTo(page, '/activity');
  await page
    .getByRole('link', { name: /^Remove for good… general comments/ })
    .first()
    .click();
  await page.getByLabel('Why is it removed?').fill('It named a patient');
  await page.getByLabel(/To remove it for good, type/).fill('remove');
  await page.getByLabel('PIN of Sam Okafor').fill('1111');
  await page.getByRole('button', { name: 'Remove for good' }).click();
  await expect(page.getByText(/This is not the PIN of Sam Okafor/)).toBeVisible();
  await showComment(page);
  await expect(comment(page)).toHaveValue(SECRET);
});
