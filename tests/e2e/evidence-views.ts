import type { Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { pdf, pdfLine } from '../example-documents.ts';
import { addEvidence } from './add-evidence.ts';

type Show = (view: string, open: () => Promise<unknown>, close?: () => Promise<unknown>) => Promise<void>;

const LOG = 'Name,Role,Trained on\nSam Okafor,"Manager, practice",2026-02-12\nAlex Doe,Nurse,2026-02-12\n';

/** The evidence page with some files on it, and the pages of files in their states. */
export async function showEvidence(page: Page, folder: string, show: Show): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const openFile = async (name: string): Promise<void> => {
    await goTo(page, '/evidence');
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  };
  await addEvidence(page, folder, {
    'Policy.pdf': pdf([pdfLine('Information governance policy'), pdfLine('Approved on 3 March')]),
    'Training log.csv': LOG,
    'Cabinet.png': await page.screenshot(),
    'Old minutes.docx': 'not a document of that kind',
  });
  await show('evidence file, a PDF, linked', async () => {
    await openFile('Policy.pdf');
    await button('Link to a requirement…').click();
    await page.getByLabel('Requirement', { exact: true }).selectOption('115');
    await page.getByLabel('Evidence', { exact: true }).selectOption({ label: 'Other evidence for 1a' });
    await button('Link it').click();
    await button(/^In a year/).click();
    await page.locator('canvas[data-drawn="true"]').waitFor();
  });
  await show('evidence file, about to be linked and taken off', async () => {
    await openFile('Training log.csv');
    await page.getByRole('cell', { name: 'Alex Doe' }).waitFor();
    await button('Link to a requirement…').click();
    await page.getByLabel('Requirement', { exact: true }).selectOption('117');
    await button('Link it').click();
    await page.getByRole('alert').waitFor();
    await button('Take off the list').click();
    await page.getByRole('textbox', { name: 'Day' }).first().fill('31');
    await page.getByRole('textbox', { name: 'Month' }).first().fill('2');
    await page.getByRole('textbox', { name: 'Year' }).first().fill('2026');
    await page.getByText('is not a date in the calendar').waitFor();
  });
  await show('evidence file, a picture', async () => {
    await openFile('Cabinet.png');
    await page.getByRole('img', { name: 'Cabinet.png' }).waitFor();
  });
  await show('evidence file, two versions, not shown here', async () => {
    await openFile('Old minutes.docx');
    await page.getByLabel('Replace with a newer version').setInputFiles({
      name: 'Newer minutes.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('another one of that kind'),
    });
    await page.getByText('Newer minutes.docx').first().waitFor();
    await page.getByText('This kind of file is not shown here').waitFor();
  });
  await show('evidence, four files', () => goTo(page, '/evidence'));
  await show('evidence, nothing fits', () => page.getByRole('searchbox').fill('lighthouse'));
  await button('Show all').click();
  await show('evidence file, not here', () => goTo(page, '/evidence/01990000-0000-7000-8000-00000000ffff'));
}
