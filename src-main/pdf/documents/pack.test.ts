import { expect, test } from 'vitest';
import type { Draft } from '../../../src-shared/assessment/record.ts';
import { ASSESSMENT } from '../../../tests/arbitraries.ts';
import { exampleFile, hashOf, linked, newerVersion } from '../../../tests/example-evidence.ts';
import { practiceComputer, says } from '../../../tests/example-practice.ts';
import { exampleSet } from '../../../tests/example-set.ts';
import { treeFaults } from '../../../tests/tree-faults.ts';
import { linesOfTree } from '../../../tests/words-of-tree.ts';
import { assessmentDocument } from './assessment.ts';
import type { Sources } from './document-kind.ts';
import { assurancePack } from './pack.ts';

const SET = exampleSet();
const ASKED = { kind: 'pack', set: SET.id, print: 'normal', assessment: ASSESSMENT } as const;

function sourcesOf(drafts: readonly Draft[], embedded: Sources['embedded'] = new Map()): Sources {
  const on = practiceComputer(1);
  on.act([says('101', 'comment', 'In the folder.'), ...drafts]);
  return { set: SET, folded: on.folded, at: new Date('2026-09-02T13:32:00.000Z'), embedded };
}

function linesOf(sources: Sources): string[] {
  const tree = assurancePack.tree(ASKED, sources);
  if (!tree.ok) throw new Error(tree.refusal);
  expect(treeFaults(tree.value)).toEqual([]);
  return linesOfTree(tree.value);
}

const FILES = [
  ...exampleFile(1, 'Log.xlsx'),
  ...newerVersion(1, 2, 'Log.xlsx'),
  ...exampleFile(2, 'Minutes.pdf'),
  ...exampleFile(3, 'Not used.pdf'),
  ...linked(1, '101', '1a-letter'),
  ...linked(1, '201', '1b-plan'),
  ...linked(2, '102', '2a-log'),
];

test('the manifest names every file that is used, with its fingerprint, and why one is left out', () => {
  const lines = linesOf(
    sourcesOf(
      FILES,
      new Map([
        [hashOf(1, 2), { kind: 'embedded', name: 'Log.xlsx' }],
        [hashOf(2), { kind: 'left out', why: 'It was damaged.' }],
      ]),
    ),
  );
  const at = lines.indexOf('The evidence files');
  expect(lines.slice(at, at + 4)).toEqual([
    'The evidence files',
    'File | Size | In the pack',
    `Log.xlsx / Evidence for 14.1-101 (1a), 14.1-201 (1b). / SHA-256 ${hashOf(1, 2)} | 2 kB | Attached`,
    `Minutes.pdf / It was damaged. / Evidence for 14.1-102 (2a). / SHA-256 ${hashOf(2)} | 2 kB | Left out`,
  ]);
  expect(lines).toContain(
    '1 of 2 evidence files is attached to this document, 2 kB together. 1 is left out; the table says why.',
  );
  expect(lines.some((line) => line.includes('paper clip'))).toBe(true);
  expect(lines.some((line) => line.includes('Earlier versions that it replaced are not in the pack.'))).toBe(true);
  expect(lines.join('\n')).not.toContain('Not used.pdf');
});

test('where nothing is attached, nobody is told how to open it', () => {
  const lines = linesOf(sourcesOf(FILES));
  expect(lines).toContain('None of 2 evidence files is attached. The table says why.');
  expect(lines.some((line) => line.includes('paper clip'))).toBe(false);
  expect(linesOf(sourcesOf([]))).toContain('This assessment uses no evidence files, so none are attached.');
});

test('everything that the printed assessment says is in it', () => {
  const sources = sourcesOf(FILES);
  const own = assessmentDocument.tree({ ...ASKED, kind: 'assessment' }, sources);
  if (!own.ok) throw new Error(own.refusal);
  const lines = linesOf(sources);
  expect(linesOfTree(own.value).filter((line) => !lines.includes(line))).toEqual(['IG Toolkit 14.1 assessment, 2026/27']);
});

test('its file is called a pack', () => {
  expect(assurancePack.fileName(ASKED, sourcesOf([]))).toBe('Riverside Surgery IG Toolkit 14.1 2026-27 assurance pack');
});
