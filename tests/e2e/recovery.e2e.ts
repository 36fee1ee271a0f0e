import { appendFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { deleteJournal, journalFile, journalled } from '../journal-files.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';
import { prepare, says } from './prepared-data.ts';
import { expect, test } from './prepared-fixture.ts';

const comment = (page: Page): Locator => page.getByRole('textbox', { name: 'What supports your level' });
const status = (page: Page): Locator => page.getByTestId('save-status');
const footer = (page: Page): Locator => page.getByRole('contentinfo');

/** Opens requirement 114 and writes its comment, until it is said to be saved. */
async function write(page: Page, text: string): Promise<void> {
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await comment(page).fill(text);
  await comment(page).blur();
  await expect(status(page)).toContainText('Saved on this computer');
}

async function expectWritten(page: Page, text: string, number = 114): Promise<void> {
  await goTo(page, `${ASSESSMENT_PATH}/requirements/${number}`);
  await expect(comment(page)).toHaveValue(text);
}

const databaseFolder = (data: string): string => join(data, 'profiles', 'chromium-test', 'Default', 'IndexedDB');

test('the browser’s database deleted between two starts: everything comes back from the journal, and it is said', async ({
  prepared,
}) => {
  const { folder } = await prepare(prepared.data, {}, [says('115', 'comment', 'Said before')]);
  let app = await prepared.open();
  await write(app.page, 'In the IG folder 🏥');
  await app.close();
  const before = await journalled(folder);
  await rm(databaseFolder(prepared.data), { recursive: true });
  app = await prepared.open();
  await expect(footer(app.page)).toContainText(`${before.length} changes recovered at the start.`);
  await expectWritten(app.page, 'In the IG folder 🏥');
  await expectWritten(app.page, 'Said before', 115);
  await app.close();
  expect(await journalled(folder)).toEqual(before);
});

test('the journal deleted, or its end half written: it is healed from the browser’s database, and it is said', async ({
  prepared,
}) => {
  const { folder } = await prepare(prepared.data);
  let app = await prepared.open();
  await write(app.page, 'In the IG folder');
  await app.close();
  const ids = async (): Promise<string[]> => (await journalled(folder)).map(({ id }) => id).sort();
  const before = await ids();
  await deleteJournal(folder);
  app = await prepared.open();
  await expect(footer(app.page)).toContainText(`${before.length} changes recovered at the start.`);
  await expectWritten(app.page, 'In the IG folder');
  await app.close();
  expect(await ids()).toEqual(before);

  await appendFile(await journalFile(folder), 'half a rec');
  app = await prepared.open();
  await expect(footer(app.page)).toContainText('A half-written entry at the end of the journal was cut off.');
  await expectWritten(app.page, 'In the IG folder');
  await app.close();
  expect(await ids()).toEqual(before);
});

test('the browser’s files damaged: its database is made anew', async ({ prepared }) => {
  await prepare(prepared.data);
  let app = await prepared.open();
  await write(app.page, 'In the IG folder');
  await app.close();
  const folder = databaseFolder(prepared.data);
  const files = await readdir(folder, { recursive: true });
  for (const name of files.filter((file) => file.endsWith('CURRENT'))) await writeFile(join(folder, name), 'garbage');
  app = await prepared.open();
  await expect(footer(app.page)).toContainText(/\d+ changes recovered at the start\./);
  await expectWritten(app.page, 'In the IG folder');
});

test('the browser killed right after “Saved on this computer”: it is there', async ({ prepared }) => {
  const { folder } = await prepare(prepared.data);
  let app = await prepared.open();
  await goTo(app.page, `${ASSESSMENT_PATH}/requirements/114`);
  const browser = await app.page.context().browser()?.newBrowserCDPSession();
  const processes = await browser?.send('SystemInfo.getProcessInfo');
  const pid = processes?.processInfo.find(({ type }) => type === 'browser')?.id;
  if (!pid) throw new Error('the browser does not say which process it is');
  await app.page.getByRole('checkbox', { name: /^1a/ }).click();
  await comment(app.page).fill('The last words');
  await comment(app.page).blur();
  await expect(status(app.page)).toContainText('Saved on this computer');
  process.kill(pid, 'SIGKILL');
  await app.close();
  expect((await journalled(folder)).map(({ value }) => value)).toContain('The last words');
  app = await prepared.open();
  await expectWritten(app.page, 'The last words');
  await expect(app.page.getByRole('checkbox', { name: /^1a/ })).toBeChecked();
});

test('the window closed by its own cross in the middle of a sentence: the sentence is there', async ({ prepared }) => {
  await prepare(prepared.data);
  let app = await prepared.open();
  await goTo(app.page, `${ASSESSMENT_PATH}/requirements/114`);
  await comment(app.page).pressSequentially('Half a sen');
  const closed = app.page.waitForEvent('close');
  await app.page.close({ runBeforeUnload: true });
  await closed;
  await app.close();
  app = await prepared.open();
  await expectWritten(app.page, 'Half a sen');
});
