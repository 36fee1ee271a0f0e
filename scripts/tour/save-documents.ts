import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { goTo } from './visit-screens.ts';

/** A document that was saved through the window. */
export interface SavedDocument {
  readonly path: string;
  readonly form: 'pdf' | 'word';
  /** Whether every comment of the assessment stands in it. */
  readonly hasComments: boolean;
  /** Whether the evidence files are in it. */
  readonly hasEvidence: boolean;
}

/** What the tour saves: what is chosen in the box, and what the file is called where its own name is taken already. */
interface Wanted {
  readonly choice: string | RegExp;
  readonly form?: SavedDocument['form'];
  readonly largePrintAs?: string;
  readonly hasComments?: boolean;
  readonly hasEvidence?: boolean;
}

const WANTED: readonly Wanted[] = [
  { choice: 'Requirement 117 with your answers' },
  {
    choice: 'Requirement 117 with your answers',
    largePrintAs: 'Riverside Surgery IG Toolkit 14.1 requirement 117 in large print',
  },
  { choice: 'Requirement 117, blank' },
  { choice: 'The whole assessment', hasComments: true },
  { choice: 'The whole assessment', form: 'word', hasComments: true },
  { choice: 'What is left to do' },
  { choice: /^A note for the/ },
  { choice: 'Assurance pack', hasComments: true, hasEvidence: true },
  { choice: 'Blank booklet' },
];

/** Saves every kind of document in the folder where the page of places begins, as a person would. */
export async function saveDocuments(page: Page, assessment: string, folder: string): Promise<SavedDocument[]> {
  await goTo(page, `${assessment}/requirements/117`);
  await page.keyboard.press('Control+p');
  const box = page.getByRole('dialog', { name: 'Print or save as PDF' });
  const saved: SavedDocument[] = [];
  for (const wanted of WANTED) saved.push(await saveDocument(page, box, wanted, folder));
  await box.getByRole('button', { name: 'Close' }).click();
  return saved;
}

async function saveDocument(page: Page, box: Locator, wanted: Wanted, folder: string): Promise<SavedDocument> {
  const { choice, form = 'pdf', largePrintAs, hasComments = false, hasEvidence = false } = wanted;
  await box.getByRole('radio', { name: choice, exact: true }).check();
  await box.getByRole('checkbox', { name: /^Large print/ }).setChecked(largePrintAs !== undefined);
  await box.getByRole('button', { name: form === 'pdf' ? 'Save as PDF' : 'Save for a word processor' }).click();
  const places = page.getByRole('dialog', { name: 'Choose where to save' });
  if (largePrintAs !== undefined) await places.getByLabel('File name').fill(largePrintAs);
  const name = `${await places.getByLabel('File name').inputValue()}${form === 'pdf' ? '.pdf' : '.docx'}`;
  await places.getByRole('button', { name: 'Save here' }).click();
  await box.getByText(`Saved as ${name}`).waitFor();
  if (await box.getByText('could not be put in').isVisible()) throw new Error(`${name} was saved without some of its files`);
  return { path: join(folder, name), form, hasComments, hasEvidence };
}
