import { describe, expect, test } from 'vitest';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { exampleFile, fileOf as file, linked, newerVersion } from '../../tests/example-evidence.ts';
import { EXPORTED_AT, fileOf, fileText, practiceComputer, says } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import type { Change } from '../assessment/change.ts';
import { documentId, evidenceDocument } from '../assessment/document.ts';
import { unlinkEvidenceFile } from '../assessment/evidence-acts.ts';
import { evidenceInFile, evidenceStaysBehind, undescribedFiles } from './evidence-in-file.ts';
import { previewImport } from './import-preview.ts';
import { readAssessmentFile } from './read-assessment-file.ts';

const NONE: ReadonlySet<Change['id']> = new Set();

const set = exampleSet();

/** One file in two rows, one in none, one that another year uses. */
function practice() {
  const one = practiceComputer(1);
  one.act([...exampleFile(1, 'Training log.xlsx'), ...exampleFile(2), ...exampleFile(3)]);
  one.act([...linked(1, '101', '1a-letter'), ...linked(1, '102', '1b-plan')]);
  one.act(linked(3, '101', '1a-letter', documentId.parse(ASSESSMENT.replace('2026-27', '2025-26'))));
  one.act(newerVersion(1, 2));
  return one;
}

describe('the assessment file', () => {
  test('carries the evidence files that its answers link, with all their revisions, and no other', () => {
    const written = fileOf(practice().log);
    expect(written.warnings).toEqual([]);
    expect(evidenceInFile(written)).toMatchObject([
      {
        file: { id: file(1), name: 'Training log.xlsx', current: { size: 2_048 }, earlier: [{ size: 1_024 }] },
        uses: [
          { requirement: '101', criterion: '1a' },
          { requirement: '102', criterion: '1b' },
        ],
      },
    ]);
    expect(written.changes.some(({ document }) => document === evidenceDocument(file(2)))).toBe(false);
  });

  test('a file that was taken out everywhere stays behind', () => {
    const one = practice();
    for (const [requirement, row] of [
      ['101', '1a-letter'],
      ['102', '1b-plan'],
    ] as const)
      one.act(unlinkEvidenceFile({ assessment: ASSESSMENT, requirement, row }, file(1)));
    expect(evidenceInFile(fileOf(one.log))).toEqual([]);
  });

  test('a linked file that is not described is kept and said', () => {
    const one = practiceComputer(1);
    one.act(linked(7, '101', '1a-letter'));
    const read = readAssessmentFile(fileText(one.log));
    if (!read.ok) throw new Error(JSON.stringify(read.refusal));
    expect(undescribedFiles(read.value)).toBe(1);
    expect(read.value.warnings).toEqual([
      { place: '“changes”', words: expect.stringContaining('1 evidence file that is not described') },
    ]);
  });
});

describe('an import', () => {
  test('says which evidence files come by name only, and nothing of those that are here', () => {
    const one = practice();
    const written = fileOf(one.log);
    const preview = previewImport(written, { folded: new Map(), known: new Set(), destroyed: NONE, now: EXPORTED_AT }, set);
    expect(preview).toMatchObject({
      kind: 'merge',
      warnings: [expect.stringContaining('1 evidence file comes by name only: “Training log.xlsx”.')],
    });
    expect(evidenceStaysBehind(written, one.folded)).toEqual([]);
  });

  test('many names are cut short', () => {
    const one = practiceComputer(1);
    for (let number = 1; number <= 8; number += 1) one.act([...exampleFile(number), ...linked(number, '101', '1a-letter')]);
    expect(evidenceStaysBehind(fileOf(one.log), new Map())[0]).toMatch(
      /^8 evidence files come by name only: “Document 1\.pdf”, .*“Document 5\.pdf” and 3 more\./,
    );
  });

  test('an evidence file nobody links any more is passed over in silence', () => {
    const one = practiceComputer(1);
    one.act([...exampleFile(1), ...linked(1, '101', '1a-letter'), says('101', 'evidence/1a-letter/removed', true)]);
    expect(evidenceStaysBehind(fileOf(one.log), new Map())).toEqual([]);
  });
});
