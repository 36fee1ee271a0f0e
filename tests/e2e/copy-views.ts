import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { docx } from '../example-documents.ts';
import { addEvidence } from './add-evidence.ts';

type Show = (view: string, open: () => Promise<unknown>, close?: () => Promise<unknown>) => Promise<void>;

const NAME = 'Rota that somebody changes.docx';

/** What is asked when a document was changed in another program. Leaves the evidence as it was, with one file more. */
export async function showChangedCopies(page: Page, data: string, show: Show): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await addEvidence(page, data, { [NAME]: docx('<w:p><w:t>Rota</w:t></w:p>') });
  await page.getByRole('link', { name: NAME, exact: true }).click();
  await page.getByRole('button', { name: 'Open', exact: true }).first().click();
  await page.locator('#main').getByText('A copy is open in its own program.').waitFor();
  await show('a document was changed in another program', async () => {
    const copy = (await readdir(join(data, 'opened'), { recursive: true })).find((path) => path.endsWith(NAME)) ?? '';
    await writeFile(join(data, 'opened', copy), docx('<w:p><w:t>Rota, with Ann</w:t></w:p>'));
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await button(/^Keep it as a newer version/).waitFor();
  });
  await show(
    'about to remove what was changed there',
    () => button(/^Leave the evidence as it was/).click(),
    () => button('Remove what I changed').click(),
  );
  await button(/^Leave the evidence as it was/).waitFor({ state: 'detached' });
}
