import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { outputOfPdfProgram } from '../../scripts/system/pdf-programs.ts';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { finishedDocument } from '../finished-document.ts';
import { havePdfPrograms, informationOf, textOf } from '../pdf-tools.ts';
import { evidenceRow, openEvidence, pickFirst } from './evidence-acts.ts';
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
  await expect(box(page).getByRole('radio')).toHaveCount(6);
  await expect(box(page).getByText('One page for the partners’ meeting', { exact: false })).toBeVisible();
  const { name } = await save(page, prepared.data, 'Save for a word processor');
  expect(name).toMatch(/^Riverside Surgery IG Toolkit 14\.1 .*assessment\.docx$/);
  await box(page).getByRole('radio', { name: 'What is left to do' }).check();
  await expect(box(page).getByRole('button', { name: 'Save for a word processor' })).toHaveCount(0);
});

test('what is printed is shown in a window of its own, with the very bytes that are saved', async ({ prepared }) => {
  await prepare(prepared.data, {}, [says('117', 'comment', 'Łukasz keeps the log.')]);
  const now = new Date('2026-12-24T14:32:00Z');
  const { page, opened } = await prepared.open({ home: prepared.data, now: () => now });
  await goTo(page, `${ASSESSMENT_PATH}/requirements/117`);
  await page.keyboard.press('Control+p');
  const saved = await save(page, prepared.data, 'Save as PDF');
  const opening = page.context().waitForEvent('page');
  // Twice, as people click who are used to it: one window comes.
  await box(page).getByRole('button', { name: 'Print', exact: true }).dblclick();
  const window = await opening;
  await expect(box(page).getByText('The document is open in a window of its own. Print it there.')).toBeVisible();
  expect(decodeURIComponent(window.url())).toMatch(new RegExp(`/print/\\d+/${saved.name}$`));
  const bytes = await window.evaluate(async () => [...new Uint8Array(await (await fetch(location.href)).arrayBuffer())]);
  expect(Buffer.from(bytes).equals(await readFile(saved.path))).toBe(true);
  expect(opened).toEqual([]);
  await box(page).getByRole('button', { name: 'Save as PDF' }).dblclick();
  await places(page).getByRole('button', { name: 'Save here' }).click();
  await places(page).getByRole('button', { name: 'Replace it' }).click();
  // One document is made at a time, so a second window would have come before this was saved.
  await expect(box(page).getByText(/^Saved as/)).toBeVisible();
  expect(page.context().pages()).toHaveLength(2);
});

test('a long document can be stopped while it is made, and no file of it is left', async ({ prepared }) => {
  const comment = 'Everybody was told, and everybody has signed that they were. '.repeat(4_000);
  const drafts = ['114', '115', '116', '117', '211', '212', '213', '304', '316', '317'].map((number) =>
    says(number, 'comment', comment),
  );
  await prepare(prepared.data, {}, drafts);
  const { page } = await prepared.open({ home: prepared.data });
  await goTo(page, '/');
  await page.getByRole('button', { name: 'Print or save as PDF' }).click();
  await box(page).getByRole('radio', { name: 'Assurance pack' }).check();
  const before = await readdir(prepared.data);
  await box(page).getByRole('button', { name: 'Save as PDF' }).click();
  await places(page).getByRole('button', { name: 'Save here' }).click();
  // Leaving is not possible while it is written: the way out is to stop it.
  await expect(places(page).getByRole('progressbar')).toBeVisible();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Escape');
  await places(page).getByRole('button', { name: 'Stop' }).click();
  await expect(box(page).getByText('Not saved: you cancelled.')).toBeVisible();
  await expect(box(page).getByRole('button', { name: 'Save as PDF' })).toBeFocused();
  expect((await readdir(prepared.data)).filter((name) => !before.includes(name))).toEqual([]);

  await box(page).getByRole('button', { name: 'Print', exact: true }).click();
  await expect(box(page).getByRole('button', { name: 'Stop' })).toBeVisible();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Escape');
  await box(page).getByRole('button', { name: 'Stop' }).click();
  await expect(box(page).getByText('Stopped. Nothing was printed.')).toBeVisible();
  await expect(box(page).getByRole('button', { name: 'Print', exact: true })).toBeFocused();
  await box(page).getByRole('radio', { name: 'A note for the partners' }).check();
  expect((await save(page, prepared.data, 'Save as PDF')).name).toMatch(/note for the partners\.pdf$/);
});

test('the pack that is saved holds the evidence files as they were attached, also one that is a broken PDF', async ({
  prepared,
}) => {
  test.skip(!havePdfPrograms, 'poppler is not installed, and the file is read back with it');
  const files = {
    'Training log.txt': Buffer.from('who was trained, and when'),
    'Broken.pdf': Buffer.from(finishedDocument()).subarray(0, 900),
  };
  await prepare(prepared.data);
  const [own, out] = [join(prepared.data, 'own'), join(prepared.data, 'out')];
  for (const folder of [own, out]) await mkdir(folder);
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(own, name), bytes);
  const { page } = await prepared.open({ home: prepared.data });
  await goTo(page, `${ASSESSMENT_PATH}/requirements/117`);
  await openEvidence(page);
  await pickFirst(
    page,
    'Training log with dates',
    Object.keys(files).map((name) => join(own, name)),
  );
  for (const name of Object.keys(files))
    await expect(evidenceRow(page, 'Training log with dates').getByRole('link', { name, exact: true })).toBeVisible({
      timeout: 30_000,
    });
  await page.keyboard.press('Control+p');
  await box(page).getByRole('radio', { name: 'Assurance pack' }).check();
  const { path } = await save(page, prepared.data, 'Save as PDF');
  await outputOfPdfProgram('pdfdetach', ['-saveall', '-o', out, path]);
  const found = await Promise.all((await readdir(out)).map(async (name) => [name, await readFile(join(out, name))] as const));
  expect(Object.fromEntries(found)).toEqual(files);
  expect(await textOf(path)).toContain('All 2 evidence files that the answers use are attached to this document');
});
