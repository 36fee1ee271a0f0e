import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { pdf, pdfLine, pdfOf } from '../example-documents.ts';
import { addEvidence } from './add-evidence.ts';
import { expect, test } from './app-fixture.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';

test.use({ hasPractice: true });

const TRAINING_LOG = 'Name,Role,Trained on\nSam Okafor,"Manager, practice",2026-02-12\nAlex Doe,Nurse,2026-02-12\n';
const POLICY = pdf([pdfLine('Information governance policy'), pdfLine('Approved by the partners on 3 March')]);

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const saved = (page: Page) => expect(page.getByTestId('save-status')).toContainText('Saved on this computer');

async function openFile(page: Page, name: string): Promise<void> {
  await goTo(page, '/evidence');
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('files are added, dated, linked, found and filtered; every act can be undone', async ({ app }) => {
  const { page, data } = app;
  await goTo(page, '/evidence');
  await expect(page.getByRole('heading', { name: 'The first three useful documents' })).toBeVisible();
  await addEvidence(page, data, { 'Training log.csv': TRAINING_LOG, 'Policy.pdf': POLICY });
  await expect(page.getByText('2 files.')).toBeVisible();
  await expect(row(page, 'Training log.csv')).toContainText('Not used anywhere');

  const names = page.getByRole('columnheader', { name: 'Name' });
  for (const order of ['ascending', 'descending', 'none']) {
    await names.getByRole('button').click();
    await expect(names).toHaveAttribute('aria-sort', order);
  }

  await openFile(page, 'Training log.csv');
  await page.getByRole('button', { name: 'Link to a requirement…' }).click();
  await page.getByLabel('Requirement', { exact: true }).selectOption('117');
  await page.getByRole('button', { name: 'Link it' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose the evidence that it is.');
  await page.getByLabel('Evidence', { exact: true }).selectOption({ label: 'Other evidence for 2b' });
  await page.getByRole('button', { name: 'Link it' }).click();
  await expect(page.getByRole('link', { name: '117 (2b) Training of staff' })).toBeVisible();
  await page.getByRole('button', { name: /^In a year/ }).click();
  await page.getByLabel('Name', { exact: true }).fill('Training log 2026');
  await page.getByLabel('Name', { exact: true }).blur();
  await expect(page.getByRole('heading', { level: 1, name: 'Training log 2026' })).toBeVisible();

  await openFile(page, 'Policy.pdf');
  const review = page.getByRole('group', { name: 'Review by' });
  await review.getByLabel('Day').fill('31');
  await review.getByLabel('Month').fill('2');
  await review.getByLabel('Year').fill('2026');
  await expect(review).toContainText('31 2 2026 is not a date in the calendar');
  await review.getByLabel('Month').fill('1');
  await expect(page.getByText('Out of date')).toBeVisible();
  await saved(page);

  await goTo(page, '/evidence');
  await expect(row(page, 'Training log 2026').getByRole('link', { name: '117 (2b)' })).toHaveAttribute(
    'href',
    `${ASSESSMENT_PATH}/requirements/117#evidence`,
  );
  await page.getByRole('button', { name: /^Due or out of date/ }).click();
  await expect(row(page, 'Policy.pdf')).toContainText('Out of date');
  await expect(row(page, 'Training log 2026')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('searchbox').fill('117 2b');
  await expect(row(page, 'Policy.pdf')).toHaveCount(0);
  await expect(row(page, 'Training log 2026')).toHaveCount(1);
  await page.getByRole('button', { name: 'Show all' }).click();

  await openFile(page, 'Training log 2026');
  await page.getByRole('button', { name: /^Take out here/ }).click();
  await expect(page.getByText('It is not used anywhere yet.')).toBeVisible();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('link', { name: '117 (2b) Training of staff' })).toBeVisible();
  await page.getByRole('button', { name: 'Take off the list' }).click();
  await expect(page.getByText('It proves something in 117 (2b), and is taken out there.')).toBeVisible();
  await page.getByRole('button', { name: 'Take it off the list' }).click();
  await expect(page.getByRole('heading', { name: 'This file is off the list' })).toBeVisible();
  await goTo(page, '/evidence');
  await expect(row(page, 'Training log 2026')).toHaveCount(0);
  await page.getByText('1 file taken off the list').click();
  await page.getByRole('link', { name: 'Training log 2026' }).click();
  await page.getByRole('button', { name: 'Put it back on the list' }).click();
  await goTo(page, '/evidence');
  await expect(row(page, 'Training log 2026')).toContainText('Not used anywhere');

  await goTo(page, '/activity');
  await page.getByRole('link', { name: 'Evidence: “Training log 2026”' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Training log 2026' })).toBeVisible();
});

test('a newer version takes the place of the one before, which stays, opens as it was and can count again', async ({ app }) => {
  const { page, data } = app;
  await addEvidence(page, data, { 'Log.csv': TRAINING_LOG });
  await openFile(page, 'Log.csv');
  await expect(page.getByRole('cell', { name: 'Alex Doe' })).toBeVisible();
  const newer = join(data, 'Log November.csv');
  await writeFile(newer, 'Name\nKim Lee\n');
  await page.getByLabel('Replace with a newer version').setInputFiles(newer);
  await expect(page.getByRole('cell', { name: 'Kim Lee' })).toBeVisible();
  const versions = page.locator('.versions__one');
  await expect(versions.first()).toContainText('Log November.csv');
  await expect(versions.first()).toContainText('Counts now');
  await expect(versions).toHaveCount(2);

  await versions
    .last()
    .getByRole('button', { name: /^Save a copy/ })
    .click();
  await page.getByRole('dialog').getByLabel('File name').fill('Before');
  await page.getByRole('button', { name: 'Save here' }).click();
  await expect(versions.last()).toContainText('Saved as Before.csv');
  expect(await readFile(join(data, 'Before.csv'), 'utf8')).toBe(TRAINING_LOG);

  await versions
    .last()
    .getByRole('button', { name: /^Make current again/ })
    .click();
  await expect(page.getByRole('cell', { name: 'Alex Doe' })).toBeVisible();
  await expect(page.getByText('Counts now')).toHaveCount(1);
  await app.restart();
  await openFile(app.page, 'Log.csv');
  await expect(app.page.getByRole('cell', { name: 'Alex Doe' })).toBeVisible();
});

test('pictures, PDF files and tables are shown; what cannot be shown says so, and nothing breaks the window’s rules', async ({
  app,
}) => {
  const { page, data } = app;
  const broken: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted|Refused/i.test(message.text())) broken.push(message.text());
  });
  // A PDF as browsers make them, with fonts and pictures in it.
  await goTo(page, '/help/quick-start');
  const real = await page.pdf();
  await addEvidence(page, data, {
    'Real.pdf': real,
    'Policy.pdf': POLICY,
    'Cut off.pdf': POLICY.subarray(0, 300),
    'Only a name.pdf': 'This is text.',
    'Screen.png': await page.screenshot(),
    'Broken.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]),
    'Program.png': 'MZ\u0000\u0000',
    'Picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="run"</script></svg>',
    'Note.txt': `${'A line of a note.\n'.repeat(10_000)}`,
  });
  const preview = page.getByRole('region', { name: 'Preview' });

  await openFile(page, 'Policy.pdf');
  await expect(preview.getByRole('img', { name: 'Picture of page 1' })).toHaveAttribute('data-drawn', 'true');
  await expect(preview.getByTestId('text-of-page')).toHaveText('Information governance policy');
  expect(await inkOf(page)).toBeGreaterThan(100);
  await preview.getByRole('button', { name: 'Next' }).click();
  await expect(preview.getByText('Page 2 of 2')).toBeVisible();
  await expect(preview.getByTestId('text-of-page')).toHaveText('Approved by the partners on 3 March');
  await preview.getByRole('button', { name: /Larger$/ }).click();
  await expect(preview.getByText('150 %')).toBeVisible();
  await expect(preview.getByRole('img', { name: 'Picture of page 2' })).toHaveAttribute('data-drawn', 'true');

  await openFile(page, 'Real.pdf');
  await expect(preview.getByRole('img', { name: 'Picture of page 1' })).toHaveAttribute('data-drawn', 'true');
  await expect(preview.getByTestId('text-of-page')).toContainText('Quick start');
  expect(await inkOf(page)).toBeGreaterThan(1_000);

  await openFile(page, 'Screen.png');
  const picture = preview.getByRole('img', { name: 'Screen.png' });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(300);

  for (const [name, words] of [
    ['Cut off.pdf', 'This PDF cannot be read.'],
    ['Only a name.pdf', 'This kind of file is not shown here.'],
    ['Broken.png', 'This picture cannot be shown.'],
    ['Program.png', 'This kind of file is not shown here.'],
    ['Picture.svg', 'This kind of file is not shown here.'],
    ['Note.txt', 'This is the start of it.'],
  ] as const) {
    await openFile(page, name);
    await expect(preview, name).toContainText(words);
  }
  expect(await page.title()).not.toBe('run');
  expect(broken).toEqual([]);
});

test('a hostile PDF gets words or a small page, and the window goes on answering', async ({ app }) => {
  test.setTimeout(240_000);
  const { page, data } = app;
  const kids = (count: number, own: string) => `<< /Type /Pages /Kids [${own}] /Count ${count} >>`;
  const aPage = (box: string) => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${box}] /Contents 4 0 R >>`;
  const content = (said: string | Buffer, entries = '') =>
    Buffer.concat([
      Buffer.from(`<< /Length ${said.length} ${entries} >>\nstream\n`),
      Buffer.from(said),
      Buffer.from('\nendstream'),
    ]);
  const root = '<< /Type /Catalog /Pages 2 0 R >>';
  await addEvidence(page, data, {
    'As large as a town.pdf': pdfOf([root, kids(1, '3 0 R'), aPage('9000000 9000000'), content('0 0 9 9 re f')]),
    'Pages in a circle.pdf': pdfOf([root, kids(9, '2 0 R 2 0 R'), aPage('600 800'), content('')]),
    'A thousand million pages.pdf': pdfOf([root, kids(1_000_000_000, '3 0 R'), aPage('600 800'), content('0 0 9 9 re f')]),
    'Swollen.pdf': pdfOf([
      root,
      kids(1, '3 0 R'),
      aPage('600 800'),
      content(deflateSync(Buffer.alloc(100 * 1024 * 1024, ' ')), '/Filter /FlateDecode'),
    ]),
    'Endless.pdf': pdfOf([root, kids(1, '3 0 R'), aPage('600 800'), content('q 0 0 9 9 re f\n'.repeat(200_000))]),
  });
  const preview = page.getByRole('region', { name: 'Preview' });
  for (const name of ['As large as a town', 'Pages in a circle', 'A thousand million pages', 'Swollen', 'Endless']) {
    await openFile(page, `${name}.pdf`);
    await expect(preview.locator('.preview__words, canvas[data-drawn="true"]').filter({ visible: true }), name).toHaveCount(1, {
      timeout: 40_000,
    });
    await expect(preview.getByText('Opening the preview…')).toHaveCount(0, { timeout: 40_000 });
    await goTo(page, '/evidence');
    await expect(row(page, `${name}.pdf`)).toBeVisible();
  }
});

test('a document that is lost or damaged on the disk is marked, and comes back with the same document', async ({ app }) => {
  const { data } = app;
  await addEvidence(app.page, data, { 'Log.csv': TRAINING_LOG });
  await saved(app.page);
  await app.close();
  for (const file of await storedFiles(data)) await rm(file);
  await app.restart();
  const { page } = app;
  await goTo(page, '/evidence');
  await expect(row(page, 'Log.csv')).toContainText('Missing on this computer');
  await page.getByRole('button', { name: /^Needs a look/ }).click();
  await page.getByRole('link', { name: 'Log.csv' }).click();
  await expect(page.getByRole('heading', { name: 'This document is not on this computer' })).toBeVisible();
  await page.getByRole('button', { name: 'Bring it back from a backup' }).click();
  await expect(page.getByRole('alert')).toContainText('No folder for backups is chosen here.');
  await page.getByLabel('Replace with a newer version').setInputFiles(join(data, 'Log.csv'));
  await expect(page.getByRole('cell', { name: 'Alex Doe' })).toBeVisible();
  await expect(page.locator('.versions__one')).toHaveCount(1);
  await expect(page.getByText('and is here again.')).toBeVisible();
  await goTo(page, '/evidence');
  await expect(page.getByText('No file fits.')).toBeVisible();
});

test('documents that are locked say so, with everything that is recorded of them, and are unlocked there', async ({ app }) => {
  const { data } = app;
  const passphrase = 'seven blue cups sing';
  await writeFile(join(data, 'Log.csv'), TRAINING_LOG);
  await goTo(app.page, '/evidence');
  await app.page.getByLabel('Add files').setInputFiles(join(data, 'Log.csv'));
  const asked = app.page.getByRole('dialog');
  await asked.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await asked.getByLabel('The same passphrase again').fill(passphrase);
  await asked.getByRole('button', { name: 'Use this passphrase' }).click();
  await expect(row(app.page, 'Log.csv')).toBeVisible();
  await saved(app.page);
  await app.restart();
  const { page } = app;
  await openFile(page, 'Log.csv');
  await expect(page.getByText('The documents are locked')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Alex Doe' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Unlock the documents' }).click();
  await page.getByRole('dialog').getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('cell', { name: 'Alex Doe' })).toBeVisible();
  await expect(page.getByText('The documents are locked')).toHaveCount(0);
});

/** How many pixels of the page that is drawn are not white. */
async function inkOf(page: Page): Promise<number> {
  return page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let ink = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 200) ink += 1;
    return ink;
  });
}

/** The encrypted files of the evidence store. */
async function storedFiles(data: string): Promise<string[]> {
  const all = await readdir(data, { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile() && /\/evidence(\/|$)/.test(entry.parentPath) && /^[0-9a-f]{32,}/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
}
