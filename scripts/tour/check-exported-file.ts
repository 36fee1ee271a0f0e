import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { PROJECT } from '../system/folders.ts';

const EXPECTED = { answered: 13, points: 26, outOf: 36, percentage: 72, outcome: 'satisfactory' } as const;

/** Saves the assessment as a file, through the page of places, and has the command line check it. */
export async function checkExportedFile(page: Page, folder: string): Promise<void> {
  await page.getByRole('link', { name: 'Assessments', exact: true }).click();
  await page.getByText(`(${EXPECTED.percentage} %)`).waitFor();
  await page.getByRole('button', { name: 'Save the assessment as a file' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Save/ }).click();
  await page.getByText(/^Saved as/).waitFor();
  const file = (await readdir(folder)).find((name) => name.endsWith('.json'));
  if (!file) throw new Error('no assessment file was written');
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(PROJECT, 'src-main', 'cli', 'igt.ts'),
    'check',
    join(folder, file),
  ]);
  const said = JSON.parse(stdout) as {
    answered: { done: number };
    score: { points: number; outOf: number; percentage: number };
    outcome: string;
  };
  const found = { answered: said.answered.done, ...said.score, outcome: said.outcome };
  if (JSON.stringify(found) !== JSON.stringify(EXPECTED))
    throw new Error(`igt check says ${JSON.stringify(found)} and the tour expected ${JSON.stringify(EXPECTED)}`);
}
