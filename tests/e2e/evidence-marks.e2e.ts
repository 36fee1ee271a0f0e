import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { evidenceDocument } from '../../src-shared/assessment/document.ts';
import { exampleFile, fileOf } from '../example-evidence.ts';
import { evidenceRow, openEvidence, pickFirst } from './evidence-acts.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';
import { prepare, says } from './prepared-data.ts';
import { expect, test } from './prepared-fixture.ts';

const JOB = "Practice manager's job description";
const MINUTES = "Partners' minutes naming them";
const ROW = '1a-job-description';

const linked = (number: number) => says('117', `evidence/${ROW}/files/${fileOf(number)}`, true);
const ofFile = (number: number, field: string, value: string | boolean) => ({
  document: evidenceDocument(fileOf(number)),
  field,
  value,
});

test('marks on the requirement, and a line each on what is left to do: out of date, taken off the list, not on this computer', async ({
  prepared,
}) => {
  await prepare(prepared.data, {}, [
    ...exampleFile(1, 'Training log.pdf'),
    ...exampleFile(2, 'Old policy.pdf'),
    ofFile(1, 'review', '2020-01-31'),
    ofFile(2, 'removed', true),
    linked(1),
    linked(2),
  ]);
  const { page } = await prepared.open();
  await goTo(page, `${ASSESSMENT_PATH}/requirements/117`);
  await openEvidence(page);
  const row = evidenceRow(page, JOB);
  // Until there is a key, nobody can tell which documents are there.
  const log = join(prepared.data, 'Log.csv');
  await writeFile(log, 'Name\nSam Okafor\n');
  await pickFirst(page, MINUTES, [log]);
  await expect(evidenceRow(page, MINUTES).getByRole('link', { name: 'Log.csv' })).toBeVisible();
  const files = row.getByRole('list', { name: `Files of ${JOB}` }).getByRole('listitem');
  await expect(files.filter({ hasText: 'Training log.pdf' })).toContainText('Out of date');
  await expect(files.filter({ hasText: 'Training log.pdf' })).toContainText('Missing on this computer');
  await expect(files.filter({ hasText: 'Old policy.pdf' })).toContainText('It proves nothing here any more.');

  await goTo(page, `${ASSESSMENT_PATH}/left-to-do`);
  const line = (words: RegExp) => page.getByRole('link', { name: words });
  await expect(line(/^In 117, “Old policy.pdf” was taken off the list of evidence/)).toBeVisible();
  await expect(line(/^“Training log.pdf” is missing on this computer/)).toBeVisible();
  await line(/^“Training log.pdf” is out of date: it was to be looked at again by 31 January 2020/).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Training log.pdf' })).toBeVisible();
});

test('a finished assessment shows its files and takes no more', async ({ prepared }) => {
  await prepare(prepared.data, {}, [
    ...exampleFile(1, 'Training log.pdf'),
    linked(1),
    { ...says('117', '', null), field: 'sealed/copy-1/part/0', value: '[]' },
    { ...says('117', '', null), field: 'sealed/copy-1/hash', value: 'ab'.repeat(32) },
  ]);
  const { page } = await prepared.open();
  await goTo(page, `${ASSESSMENT_PATH}/requirements/117`);
  await openEvidence(page);
  const row = evidenceRow(page, JOB);
  await expect(row.getByRole('link', { name: 'Training log.pdf' })).toBeVisible();
  await expect(row.getByRole('button', { name: /^Open/ })).toBeVisible();
  await expect(row.getByRole('button', { name: /^(Attach|Use a file|Paste|Take out)/ })).toHaveCount(0);
});
