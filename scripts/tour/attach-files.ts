import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { RealDocuments } from './real-documents.ts';
import { goTo } from './visit-screens.ts';

/** The requirement whose evidence the tour attaches. */
const REQUIREMENT = '117';

const documentsOf = ({ pdf, photo, word }: RealDocuments): readonly string[] => [pdf, photo, word];

/** Attaches a PDF, a photograph and a Word document to a requirement, and waits until they are said to be saved. */
export async function attachFiles(page: Page, assessment: string, documents: RealDocuments): Promise<void> {
  await openEvidence(page, assessment);
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: /^Attach files/ })
    .first()
    .click();
  await (await chooser).setFiles([...documentsOf(documents)]);
  // The first files of an organisation: how they are to be protected is asked, where the computer has no keychain.
  await page.getByRole('dialog').getByRole('button', { name: 'Go on without a passphrase' }).click();
  for (const path of documentsOf(documents)) await linkTo(page, path).waitFor();
  await page.getByTestId('save-status').getByText('Saved on this computer').waitFor();
}

/** Finds all of them attached, and saves each as a copy. Throws where one is not what was attached, byte for byte. */
export async function findFiles(page: Page, assessment: string, documents: RealDocuments, folder: string): Promise<void> {
  for (const path of documentsOf(documents)) {
    await openEvidence(page, assessment);
    await linkTo(page, path).click();
    await page.getByRole('button', { name: 'Save a copy' }).click();
    const places = page.getByRole('dialog', { name: 'Choose where to save' });
    const name = `Saved by the tour, ${basename(path)}`;
    await places.getByLabel('File name').fill(name.replace(/\.[^.]+$/, ''));
    await places.getByRole('button', { name: 'Save here' }).click();
    await page.getByText(`Saved as ${name}`).waitFor();
    if (!(await readFile(join(folder, name))).equals(await readFile(path)))
      throw new Error(`${basename(path)} came back otherwise than it was attached`);
  }
}

async function openEvidence(page: Page, assessment: string): Promise<void> {
  await goTo(page, `${assessment}/requirements/${REQUIREMENT}`);
  const heading = page.locator('.section--2 > .section__heading').getByRole('button', { name: 'Evidence' });
  await heading.waitFor();
  if ((await heading.getAttribute('aria-expanded')) !== 'true') await heading.click();
}

function linkTo(page: Page, path: string): Locator {
  return page.locator('.evidence-row').getByRole('link', { name: basename(path), exact: true });
}
