import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { setUpPractice } from '../../scripts/tour/answer-assessment.ts';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import type { Change } from '../../src-shared/assessment/change.ts';
import { HONEST_NOTICE } from '../../src-shared/honest-notice.ts';
import { journalled } from '../journal-files.ts';
import { openApp } from './app-fixture.ts';
import { ASSESSMENT_PATH, practiceFile } from './practice-file.ts';
import { prepare, says } from './prepared-data.ts';
import { expect, test } from './prepared-fixture.ts';

const comment = (page: Page): Locator => page.getByRole('textbox', { name: 'What supports your level' });

async function pick(page: Page, path: string): Promise<void> {
  await goTo(page, '/');
  await goTo(page, '/import');
  await page.getByLabel('Choose a file').setInputFiles(path);
}

/** Saves through the page of places and gives the path of what was saved. */
async function save(page: Page, data: string, button: string): Promise<string> {
  const before = new Set(await readdir(data));
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save here' }).click();
  await expect(page.getByText(/^Saved as/).first()).toBeVisible();
  const made = (await readdir(data)).filter((name) => !before.has(name));
  expect(made).toHaveLength(1);
  return join(data, made[0] ?? '');
}

const byId = (changes: readonly Change[]): Change[] => changes.toSorted((a, b) => (a.id < b.id ? -1 : 1));

test('a file that is not right is refused in words that name the place, and nothing is taken in', async ({ prepared }) => {
  const practice = await prepare(prepared.data);
  const { page, close } = await prepared.open();
  const whole = practiceFile('EX0117');
  const refused = async (name: string, content: string | Uint8Array, words: RegExp): Promise<void> => {
    await writeFile(join(prepared.data, name), content);
    await pick(page, join(prepared.data, name));
    await expect(page.getByRole('alert').filter({ hasText: name })).toContainText(words);
    await expect(page.getByRole('button', { name: /^(Merge|Add|Open) / })).toHaveCount(0);
  };
  await refused('wrong.json', '{"hello":"world"}', /not an assessment file/);
  await refused('letter.json', 'PK\u0003\u0004 and so on', /zip archive or an office document/);
  await refused('empty.json', '', /It is empty/);
  await refused('picture.json', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff), /is not a text file/);
  await refused('cut.json', whole.slice(0, Math.floor(whole.length / 2)), /breaks off in line \d+: the end is missing/);
  await refused(
    'newer.json',
    whole.replace('"formatNumber": 1', '"formatNumber": 2'),
    /format 2 by a newer version of the app.*Update the app/,
  );
  await refused('future.json', whole.replace(/"at":"0017/, '"at":"0047'), /past the year 2100|2100/);
  await writeFile(join(prepared.data, 'film.json'), '');
  await truncate(join(prepared.data, 'film.json'), 100 * 1_048_576);
  await pick(page, join(prepared.data, 'film.json'));
  await expect(page.getByRole('alert')).toContainText(
    'film.json has 100 MB. The largest file we open is 50 MB, so this is most likely another file.',
  );
  await close();
  expect(await journalled(practice.folder)).toEqual(practice.on.log);
});

test('merging shows first what it would change, keeps who said it, and a second time there is nothing to merge', async ({
  prepared,
}) => {
  const practice = await prepare(prepared.data, {}, [says('115', 'comment', 'Ours, and newer')]);
  const { page, close } = await prepared.open();
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await comment(page).fill('Ours, written just now');
  await comment(page).blur();
  await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
  const path = join(prepared.data, 'colleague.json');
  await writeFile(path, practiceFile('EX0117').replaceAll('answers/320/', 'answers/399/'));
  await pick(page, path);
  await expect(page.getByText(/^\d+ edits are new here: \d+ by Alex Doe/)).toBeVisible();
  await expect(
    page.getByText('The file answers requirement 399, which is not in the set “General practice”. The answer is kept'),
  ).toBeVisible();
  await expect(page.getByText(/stays? as here, because what is here is newer/)).toBeVisible();
  await close();
  // Looking at a file takes nothing in.
  expect((await journalled(practice.folder)).every(({ by }) => by === practice.on.by)).toBe(true);

  const app = await prepared.open();
  await pick(app.page, path);
  await app.page.getByRole('button', { name: 'Merge into this assessment' }).click();
  await expect(app.page.getByRole('heading', { name: /is merged into your/ })).toBeVisible();
  await goTo(app.page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(comment(app.page)).toHaveValue('Ours, written just now');
  await goTo(app.page, `${ASSESSMENT_PATH}/requirements/117`);
  await expect(comment(app.page)).toHaveValue('Kept in the shared folder under 117; the partners looked at it in May.');
  const history = app.page.getByRole('button', { name: /^History/ });
  if ((await history.getAttribute('aria-expanded')) === 'false') await history.click();
  await expect(app.page.getByText('Alex Doe').first()).toBeVisible();
  await pick(app.page, path);
  await expect(app.page.getByRole('heading', { name: 'Everything in this file is here already' })).toBeVisible();
});

test('a file of another organisation is never merged in: it gets a workspace of its own, or its answers are proposals', async ({
  prepared,
}) => {
  const practice = await prepare(prepared.data, {}, [says('114', 'comment', 'Ours')]);
  const { page, close } = await prepared.open();
  const path = join(prepared.data, 'another.json');
  await writeFile(path, practiceFile('EX0999').replaceAll('Riverside Surgery', 'Hilltop Practice'));
  await pick(page, path);
  await expect(page.getByRole('button', { name: /^Merge/ })).toHaveCount(0);

  await page.getByRole('radio', { name: /starting point/ }).click();
  await page.getByRole('button', { name: /^Take \d+ answers/ }).click();
  await expect(page.getByText('Taken from Hilltop Practice, and recorded as your edits.')).toBeVisible();
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(comment(page)).toHaveValue('Ours');
  await goTo(page, `${ASSESSMENT_PATH}/requirements/117`);
  await expect(comment(page)).toHaveValue(/^Kept in the shared folder/);

  await pick(page, path);
  await page.getByRole('radio', { name: /organisation of its own/ }).click();
  await page.getByRole('radio', { name: /Alex Doe/ }).click();
  await page.getByRole('button', { name: 'Open Hilltop Practice' }).click();
  await expect(page.getByRole('heading', { name: 'Hilltop Practice is on this computer now' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Hilltop Practice');
  await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
  await close();

  const ours = await journalled(practice.folder);
  expect(ours.every(({ by }) => by === practice.on.by)).toBe(true);
  expect(ours.some(({ value }) => value === 'EX0999' || value === 'Hilltop Practice')).toBe(false);
  const [other] = (await readdir(join(prepared.data, 'workspaces'))).filter((id) => id !== practice.id);
  const theirs = await journalled(join(prepared.data, 'workspaces', other ?? ''));
  expect(byId(theirs)).toEqual(byId((JSON.parse(await readFile(path, 'utf8')) as { changes: Change[] }).changes));
});

test('history and authors survive a round trip to another computer, and every export ends with the two sentences', async ({
  prepared,
}) => {
  const practice = await prepare(prepared.data, {}, [says('114', 'comment', 'First'), says('114', 'criteria/1a', true)]);
  practice.on.act([says('114', 'comment', 'Then this 🏥')]);
  const { page, close } = await prepared.open();
  await goTo(page, `${ASSESSMENT_PATH}/requirements/115`);
  await comment(page).fill('Written in the window');
  await comment(page).blur();
  await goTo(page, '/');
  const file = await save(page, prepared.data, 'Save the assessment as a file');
  const written = JSON.parse(await readFile(file, 'utf8')) as { about: string[]; changes: Change[] };
  expect(written.about).toEqual([...HONEST_NOTICE]);
  const table = await readFile(await save(page, prepared.data, 'Save the list as CSV'), 'utf8');
  expect(table.trimEnd().split('\r\n').at(-1)).toContain(HONEST_NOTICE.join(' '));
  await goTo(page, `${ASSESSMENT_PATH}/todays-return`);
  const list = await readFile(await save(page, prepared.data, 'Save as a table (CSV)'), 'utf8');
  expect(list.trimEnd().split('\r\n').at(-1)).toContain(HONEST_NOTICE.join(' '));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-foot')).toHaveText(HONEST_NOTICE.join(' '));
  await expect(page.locator('.print-foot')).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await close();
  const here = await journalled(practice.folder);
  expect(byId(written.changes)).toEqual(byId(here));

  // The other computer: its first start, where the two sentences are shown once.
  const other = join(prepared.data, 'another computer');
  let app = await openApp(other);
  for (const sentence of HONEST_NOTICE) await expect(app.page.getByText(sentence)).toBeVisible();
  await setUpPractice(app.page);
  await app.page.getByRole('heading', { level: 1, name: /^Start your/ }).waitFor();
  await app.close();
  app = await openApp(other);
  await expect(app.page.getByRole('banner')).toBeVisible();
  await expect(app.page.getByText(HONEST_NOTICE[0]).and(app.page.locator(':visible'))).toHaveCount(0);
  await goTo(app.page, '/about');
  for (const sentence of HONEST_NOTICE) await expect(app.page.getByText(sentence, { exact: true })).toBeVisible();

  // Its practice has the same code, so the file is merged.
  await pick(app.page, file);
  await app.page.getByRole('button', { name: 'Add this assessment' }).click();
  await expect(app.page.getByRole('heading', { name: /is on this computer now/ })).toBeVisible();
  await goTo(app.page, `${ASSESSMENT_PATH}/requirements/115`);
  await expect(comment(app.page)).toHaveValue('Written in the window');
  await app.close();
  expect(app.bugs).toEqual([]);
  const [id] = await readdir(join(other, 'workspaces'));
  const there = new Map((await journalled(join(other, 'workspaces', id ?? ''))).map((change) => [change.id, change]));
  for (const change of here) expect(there.get(change.id)).toEqual(change);
});
