import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ORGANISATION } from '../../../src-shared/assessment/document.ts';
import type { Draft } from '../../../src-shared/assessment/record.ts';
import { HONEST_NOTICE } from '../../../src-shared/honest-notice.ts';
import { ASSESSMENT, anyMergedState } from '../../../tests/arbitraries.ts';
import { practiceComputer, says } from '../../../tests/example-practice.ts';
import { exampleSet } from '../../../tests/example-set.ts';
import { treeFaults } from '../../../tests/tree-faults.ts';
import { linesOfTree } from '../../../tests/words-of-tree.ts';
import type { DocumentTree } from '../tree/document-tree.ts';
import type { Sources } from './document-kind.ts';
import { assessedOf } from './parts/assessed.ts';
import { readinessReport } from './readiness.ts';

const SET = exampleSet();
const AT = new Date('2026-09-02T13:32:00.000Z');
const ASKED = { kind: 'readiness', set: SET.id, print: 'normal', assessment: ASSESSMENT } as const;

function sourcesOf(drafts: readonly Draft[]): Sources {
  const on = practiceComputer(1);
  on.act(drafts);
  return { set: SET, folded: on.folded, at: AT, embedded: new Map() };
}

function treeOf(sources: Sources): DocumentTree {
  const tree = readinessReport.tree(ASKED, sources);
  if (!tree.ok) throw new Error(tree.refusal);
  expect(treeFaults(tree.value)).toEqual([]);
  return tree.value;
}

const answered = SET.requirements.flatMap(({ number }) =>
  ['1a', '1b', '2a', '2b'].map((id) => says(number, `criteria/${id}`, true)).concat(says(number, 'comment', 'In the folder.')),
);
const lead = (on: { by: string }): Draft => ({ document: ORGANISATION, field: 'roles/ig-lead', value: on.by });

test('every line that is left has its way and who looks after it, in the order of the set', () => {
  const owner = practiceComputer(1).by;
  const sources = sourcesOf([
    ...answered.filter(({ field }) => !field.startsWith('answers/202/') && field !== 'answers/102/comment'),
    says('202', 'owner', owner),
    { document: ORGANISATION, field: 'ods-code', value: '' },
  ]);
  const lines = linesOfTree(treeOf(sources));
  expect(lines.slice(lines.indexOf('Left to do'), lines.indexOf('Good to know'))).toEqual([
    'Left to do',
    'Tick each line once it is done in the app. The words after “Where” say which page to open there.',
    'Your organisation',
    'Your organisation code (ODS code) is not filled in yet.',
    'Where: Organisation details, Organisation code (ODS code)',
    '102 Matter 102',
    'Level 2 · Nobody is named for it yet',
    'Requirement 102 is at level 2 but has neither evidence nor a comment.',
    'Where: Requirements, 102, General comments',
    '202 Matter 202',
    'No level yet · Looked after by Person 1',
    'Requirement 202 has no level yet.',
    'Where: Requirements, 202, Attainment levels',
    'Level 1 is reached when you can tick:',
    '1a What 1a of 202 asks for is done and somebody can show it.',
    '1b What 1b of 202 asks for is done and somebody can show it.',
  ]);
  expect(lines).toContain('2 of 4 requirements are answered. 3 things are left to do before the assessment can be published.');
  expect(lines.slice(lines.indexOf('Good to know'))).toContain('Nobody is named as information governance lead.');
  expect(lines.slice(lines.indexOf('Left to do') - HONEST_NOTICE.length, lines.indexOf('Left to do'))).toEqual([
    ...HONEST_NOTICE,
  ]);
});

test('when nothing is left, it says so and what comes next, without a list', () => {
  const lines = linesOfTree(treeOf(sourcesOf([...answered, lead(practiceComputer(1))])));
  expect(lines).toContain('Nothing is left to do');
  expect(lines[1]).toBe('All 4 requirements are answered. Nothing is left to do before the assessment can be published.');
  expect(lines).toContain('Read the assessment through once more, let the partners approve it, and finish it.');
  expect(lines).not.toContain('Left to do');
  expect(lines).not.toContain('Good to know');
});

test('its file says whose it is and of which year', () => {
  expect(readinessReport.fileName(ASKED, sourcesOf([]))).toBe('Riverside Surgery IG Toolkit 14.1 2026-27 readiness');
});

test('an assessment of another set is refused in words', () => {
  const other = { ...SET, id: 'igt/14.1/other-practice' as typeof SET.id };
  expect(readinessReport.tree(ASKED, { ...sourcesOf([]), set: other })).toMatchObject({
    ok: false,
    refusal: expect.stringContaining('another requirement set'),
  });
});

test('whatever a merge left, every blocker and every warning is there exactly once', () => {
  fc.assert(
    fc.property(anyMergedState(SET), (state) => {
      const sources: Sources = { ...sourcesOf([]), folded: new Map([[ASSESSMENT, state]]) };
      const read = assessedOf(ASSESSMENT, sources);
      if (!read.ok) throw new Error(read.refusal);
      const { blockers, warnings } = read.value.readiness;
      const lines = linesOfTree(treeOf(sources));
      for (const words of new Set([...blockers, ...warnings].map((one) => one.words)))
        expect(lines.filter((line) => line === words)).toHaveLength(1);
    }),
  );
});
