import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { realDocuments } from '../../scripts/tour/real-documents.ts';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { readSettings, writeSettings } from '../../src-main/data-folder/settings-file.ts';
import { expect, test } from './app-fixture.ts';
import { dropOn, evidenceRow, openEvidence, pastePicture, pick, pickFirst } from './evidence-acts.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';

test.use({ hasPractice: true });

const REQUIREMENT = `${ASSESSMENT_PATH}/requirements/117`;
const JOB = "Practice manager's job description";
const MINUTES = "Partners' minutes naming them";
const NUMBER = '943 476 5919';

const saved = (page: Page) => expect(page.getByTestId('save-status')).toContainText(/Saved on this computer|Everything is saved/);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const file = (page: Page, title: string, name: string) => evidenceRow(page, title).getByRole('link', { name, exact: true });

async function openRequirement(page: Page): Promise<void> {
  await goTo(page, REQUIREMENT);
  await openEvidence(page);
}

test('a PDF and a Word file are picked together, a photo is dropped, a screenshot pasted; all are there after a restart', async ({
  app,
}) => {
  const { page, data } = app;
  const { pdf, photo, word } = await realDocuments(data);
  await openRequirement(page);
  await pickFirst(page, JOB, [pdf, word]);
  await expect(file(page, JOB, 'Training log.pdf')).toBeVisible();
  await expect(file(page, JOB, 'Letter.docx')).toBeVisible();
  await expect(evidenceRow(page, JOB).getByRole('checkbox')).toBeChecked();

  // On a row it proves the row; on the criterion it gets a row of its own.
  await dropOn(page, evidenceRow(page, MINUTES), [photo]);
  await expect(file(page, MINUTES, 'Cabinet.jpg')).toBeVisible();
  await expect(evidenceRow(page, MINUTES)).toContainText('We cannot read scans and photographs');
  await dropOn(page, page.locator('#evidence-1b'), [pdf]);
  await button(page, 'Use the one that is here').click();
  await expect(file(page, 'Training log', 'Training log.pdf')).toBeVisible();

  await evidenceRow(page, MINUTES)
    .getByRole('button', { name: /^Paste a screenshot/ })
    .click();
  await expect(page.getByRole('region', { name: `Paste a screenshot to ${MINUTES}` })).toBeFocused();
  await pastePicture(page, await page.screenshot());
  await expect(
    evidenceRow(page, MINUTES).getByRole('link', { name: /^Screenshot \d+ \w+ \d{4} \d\d\.\d\d\.png$/ }),
  ).toBeVisible();
  await saved(page);

  await app.restart();
  await openRequirement(app.page);
  for (const [title, name] of [
    [JOB, 'Training log.pdf'],
    [JOB, 'Letter.docx'],
    [MINUTES, 'Cabinet.jpg'],
    ['Training log', 'Training log.pdf'],
  ] as const)
    await expect(file(app.page, title, name)).toBeVisible();
  await file(app.page, JOB, 'Training log.pdf').click();
  await button(app.page, 'Save a copy').click();
  await app.page.getByRole('dialog').getByLabel('File name').fill('Given back');
  await button(app.page, 'Save here').click();
  await expect(app.page.getByText('Saved as Given back.pdf')).toBeVisible();
  expect((await readFile(join(data, 'Given back.pdf'))).equals(await readFile(pdf))).toBe(true);
});

test('a Word file with an NHS number is asked about: each answer is one, and what was decided is on record', async ({ app }) => {
  const { page, data } = app;
  const { word } = await realDocuments(data, ['Mrs Doe was seen.', `Her number is ${NUMBER}.`]);
  await openRequirement(page);
  const asked = page.getByRole('dialog', { name: 'A number in it looks like an NHS number' });

  await pickFirst(page, JOB, [word]);
  await expect(asked).toContainText(NUMBER);
  await expect(page.getByTestId('save-status')).toContainText('Copying Letter.docx');
  await expect(asked.getByRole('button', { name: 'Do not attach it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(asked).toBeHidden();
  await expect(file(page, JOB, 'Letter.docx')).toBeHidden();
  await saved(page);

  await pick(page, JOB, [word]);
  await asked.getByRole('button', { name: 'This is not a patient' }).click();
  await file(page, JOB, 'Letter.docx').click();
  await expect(page.getByRole('main')).toContainText(/not a patient/i);
  await page.keyboard.press('Control+z');
  await openRequirement(page);
  await expect(file(page, JOB, 'Letter.docx')).toBeHidden();

  await pick(page, JOB, [word]);
  await asked.getByRole('button', { name: 'It is needed: attach it all the same' }).click();
  await expect(evidenceRow(page, JOB)).toContainText('Holds an NHS number');
});

test('an NHS number in a comment is pointed out where it stands and on what is left to do, until somebody says it is none', async ({
  app,
}) => {
  const { page } = app;
  await goTo(page, REQUIREMENT);
  const comment = page.getByRole('textbox', { name: /^What supports your level/ });
  await comment.fill(`The order ${NUMBER} was placed in May.`);
  await comment.blur();
  await expect(page.locator('.patient-numbers')).toContainText(`This looks like an NHS number: ${NUMBER}.`);
  await goTo(page, `${ASSESSMENT_PATH}/left-to-do`);
  await page.getByRole('link', { name: /^In 117, the general comments may hold an NHS number/ }).click();
  await button(page, /^This is not a patient/).click();
  await expect(page.locator('.patient-numbers')).toBeHidden();
  await goTo(page, `${ASSESSMENT_PATH}/left-to-do`);
  await expect(page.getByRole('link', { name: /NHS number/ })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.patient-numbers')).toBeVisible();
});

test('one that is empty, too large, or a folder is refused where it was given, and does not stop the others', async ({ app }) => {
  const { data } = app;
  await writeSettings(data, { ...(await readSettings(data)), largestEvidenceMb: 1 });
  await app.restart();
  const { page } = app;
  const [empty, film, folder, log] = ['Empty.txt', 'Film.mp4', 'Policies', 'Log.csv'].map((name) => join(data, name)) as [
    string,
    string,
    string,
    string,
  ];
  await writeFile(empty, '');
  await writeFile(film, Buffer.alloc(1024 * 1024 + 1, 7));
  await mkdir(folder);
  await writeFile(log, 'Name\nSam Okafor\n');
  await openRequirement(page);
  await pickFirst(page, JOB, [empty, film, log]);
  const row = evidenceRow(page, JOB);
  await expect(row).toContainText('Empty.txt is empty (0 bytes)');
  await expect(row).toContainText('The largest file that can be attached is 1 MB');
  await expect(file(page, JOB, 'Log.csv')).toBeVisible();
  await dropOn(page, row, [folder]);
  await expect(row).toContainText('Policies is a folder');
  await saved(page);

  await writeFile(empty, 'No longer empty');
  await row.getByRole('button', { name: 'Try again Empty.txt' }).click();
  await expect(file(page, JOB, 'Empty.txt')).toBeVisible();
  for (const name of ['Film.mp4', 'Policies']) await row.getByRole('button', { name: `Hide ${name}` }).click();
  await expect(row.locator('.incoming')).toBeHidden();
  const [workspace] = await readdir(join(data, 'workspaces'));
  const kept = await readdir(join(data, 'workspaces', workspace as string, 'evidence'));
  expect(kept.filter((name) => /tmp|temp/.test(name))).toEqual([]);
});

test('a file that is here already is used again without a copy, taken out, and undo and redo go through all of it', async ({
  app,
}) => {
  const { page, data } = app;
  const log = join(data, 'Log.csv');
  await writeFile(log, 'Name\nSam Okafor\n');
  await openRequirement(page);
  await pickFirst(page, JOB, [log]);
  await expect(file(page, JOB, 'Log.csv')).toBeVisible();
  await rm(log);

  await evidenceRow(page, MINUTES)
    .getByRole('button', { name: /^Use a file you attached before/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Use a file you attached before' });
  await dialog.getByRole('searchbox').fill('minutes');
  await expect(dialog).toContainText('No file has these words in its name.');
  await dialog.getByRole('searchbox').fill('log');
  await dialog.getByRole('button', { name: /^Log\.csv/ }).click();
  await expect(file(page, MINUTES, 'Log.csv')).toBeVisible();

  await evidenceRow(page, MINUTES).getByRole('button', { name: 'Take out Log.csv' }).click();
  await expect(file(page, MINUTES, 'Log.csv')).toBeHidden();
  await expect(evidenceRow(page, MINUTES).getByRole('button', { name: /^Attach files/ })).toBeFocused();
  await expect(file(page, JOB, 'Log.csv')).toBeVisible();

  for (const gone of [false, true, true]) {
    await page.keyboard.press('Control+z');
    await (gone ? expect(file(page, MINUTES, 'Log.csv')).toBeHidden() : expect(file(page, MINUTES, 'Log.csv')).toBeVisible());
  }
  await expect(file(page, JOB, 'Log.csv')).toBeHidden();
  await expect(evidenceRow(page, JOB).getByRole('checkbox')).not.toBeChecked();
  await page.keyboard.press('Control+y');
  await expect(file(page, JOB, 'Log.csv')).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(file(page, MINUTES, 'Log.csv')).toBeVisible();
  await saved(page);
});
