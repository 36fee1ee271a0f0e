import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';

/**
 * Puts files on the Evidence page as a person picks them. The first ones make the key of the evidence, which is kept in a file
 * without a passphrase.
 */
export async function addEvidence(page: Page, folder: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  const names = Object.keys(files);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await goTo(page, '/evidence');
  await page.getByLabel('Add files').setInputFiles(names.map((name) => join(folder, name)));
  const goOn = page.getByRole('button', { name: 'Go on without a passphrase' });
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  await goOn.or(link(names[0] ?? '')).waitFor();
  if (await goOn.isVisible()) await goOn.click();
  // Looking through a file for patients' numbers may take as long as its limit allows.
  for (const name of names) await link(name).waitFor({ timeout: 60_000 });
}
