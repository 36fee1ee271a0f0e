import { describe, expect, test } from 'vitest';
import { evidenceDocument } from '../../../src-shared/assessment/document.ts';
import { readEvidenceFiles } from '../../../src-shared/assessment/known-files.ts';
import { calendarDay } from '../../../src-shared/assessment/toolkit-year.ts';
import { computer } from '../../../tests/computer.ts';
import { exampleFile, fileOf, hashOf, linked, newerVersion } from '../../../tests/example-evidence.ts';
import { FILTERS, filterFiles, findFiles, listedFiles } from './listed-files.ts';

const TODAY = calendarDay.parse('2026-11-29');

function list() {
  const one = computer(1);
  one.act([...exampleFile(1, 'Policy.pdf'), ...exampleFile(2, 'Training log.xlsx'), ...exampleFile(3), ...exampleFile(4)]);
  one.act([...linked(1, '101', '1a-letter'), ...linked(2, '102', '1b-plan'), ...newerVersion(2, 2, 'Log November.xlsx')]);
  one.act([
    { document: evidenceDocument(fileOf(1)), field: 'review', value: '2026-12-10' },
    { document: evidenceDocument(fileOf(2)), field: 'review', value: '2027-12-10' },
    { document: evidenceDocument(fileOf(3)), field: 'review', value: '2026-11-28' },
    { document: evidenceDocument(fileOf(4)), field: 'removed', value: true },
    { document: evidenceDocument(fileOf(3)), field: 'revisions/00000000-0000-7000-8000-000000000000/hash', value: hashOf(3) },
  ]);
  const stored = { missing: new Set([hashOf(1)]), damaged: new Set([hashOf(2)]), verifiedAt: null };
  return listedFiles(readEvidenceFiles(one.folded), one.folded, TODAY, stored);
}

const names = (files: readonly { readonly file: { readonly name: string } }[]): string[] => files.map(({ file }) => file.name);

describe('the list of evidence', () => {
  test('has every file that is not taken off, with what asks for something', () => {
    expect(list().map(({ file, uses, review, concerns }) => [file.name, uses.length, review, concerns])).toEqual([
      ['Document 3.pdf', 0, 'out of date', []],
      ['Policy.pdf', 1, 'due', ['missing']],
      // Only its earlier revision is damaged.
      ['Training log.xlsx', 1, 'none', []],
    ]);
  });

  test.each([
    ['Used', ['Policy.pdf', 'Training log.xlsx']],
    ['Not used anywhere', ['Document 3.pdf']],
    ['Due or out of date', ['Document 3.pdf', 'Policy.pdf']],
    ['Needs a look', ['Policy.pdf']],
  ] as const)('%s', (filter, found) => {
    expect(names(filterFiles(list(), [filter]))).toEqual(found);
  });

  test('several filters let through what any of them does; none lets through all', () => {
    expect(filterFiles(list(), FILTERS)).toHaveLength(3);
    expect(filterFiles(list(), [])).toHaveLength(3);
  });

  test.each([
    ['POLICY', ['Policy.pdf']],
    ['november', ['Training log.xlsx']],
    ['101 1a', ['Policy.pdf']],
    ['okafor', ['Document 3.pdf', 'Policy.pdf', 'Training log.xlsx']],
    ['okafor 102', ['Training log.xlsx']],
    ['nothing like it', []],
    [' ', ['Document 3.pdf', 'Policy.pdf', 'Training log.xlsx']],
  ])('“%s” finds by name, own name, requirement and person', (typed, found) => {
    expect(names(findFiles(list(), typed, () => 'Sam Okafor'))).toEqual(found);
  });
});
