import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from '../../../src-shared/assessment/record.ts';
import { ASSESSMENT, anyMergedState } from '../../../tests/arbitraries.ts';
import { practiceComputer, says } from '../../../tests/example-practice.ts';
import { exampleSet } from '../../../tests/example-set.ts';
import { linesOfTree } from '../../../tests/words-of-tree.ts';
import type { Sources } from './document-kind.ts';
import { partnersNote } from './partners-note.ts';
import { assessedOf } from './parts/assessed.ts';

const SET = exampleSet();
const ASKED = { kind: 'partners-note', set: SET.id, print: 'normal', assessment: ASSESSMENT } as const;

function sourcesOf(drafts: readonly Draft[]): Sources {
  const on = practiceComputer(1);
  on.act(drafts);
  return { set: SET, folded: on.folded, at: new Date('2026-09-02T13:32:00.000Z'), embedded: new Map() };
}

function linesOf(sources: Sources): string[] {
  const tree = partnersNote.tree(ASKED, sources);
  if (!tree.ok) throw new Error(tree.refusal);
  return linesOfTree(tree.value);
}

const ticks = (number: string, ...criteria: string[]) => criteria.map((id) => says(number, `criteria/${id}`, true));
const answered = (number: string, ...criteria: string[]) => [...ticks(number, ...criteria), says(number, 'comment', 'In May.')];
const LEVEL_2 = ['1a', '1b', '2a', '2b'];

test('half way: counts by initiative, what is left by person, and what to approve', () => {
  const owner = practiceComputer(1).by;
  const lines = linesOf(
    sourcesOf([
      ...answered('101', ...LEVEL_2),
      ...answered('102', '1a', '1b'),
      ...ticks('201', ...LEVEL_2),
      ...['201', '202'].map((number) => says(number, 'owner', owner)),
    ]),
  );
  expect(lines).toEqual([
    'Note for the partners',
    'We have answered 2 of 4 requirements of the IG Toolkit 14.1 for 2026/27. So far 2 are at level 2, the pass mark, or above, 1 below it, and 1 without a level.',
    'Where we stand, requirements by initiative',
    'Initiative | Answered | Level 2 or 3 | Below level 2 | No level yet',
    'Information Governance Management | 2 of 2 | 1 | 1 | 0',
    'Confidentiality and Data Protection Assurance | 0 of 2 | 1 | 0 | 1',
    'All | 2 of 4 | 2 | 1 | 1',
    'What is left, and by whom',
    'What has to be done before it can be published',
    'Who | What',
    'Person 1 | A comment or evidence is missing: 201. No level yet: 202.',
    'What we ask you to approve',
    'The levels above say truly where we stand.',
    'We work on 102 until it is at level 2.',
    'What is left is done by the people named above, and the practice gives them the time for it.',
    'Approved for Riverside Surgery',
    'Name | Role | Signature | Date',
    ' |  |  | ',
    ' |  |  | ',
    'Why it matters',
    expect.stringContaining('patients’ information is safe with us'),
  ]);
});

test('all answered: the result, and the assessment itself to approve', () => {
  const lines = linesOf(
    sourcesOf([
      ...['101', '102', '201'].flatMap((number) => answered(number, ...LEVEL_2)),
      says('202', 'not-relevant', true),
      says('202', 'not-relevant-reason', 'We have none.'),
    ]),
  );
  expect(lines[1]).toBe(
    'All 4 requirements of the IG Toolkit 14.1 for 2026/27 are answered. As we see ourselves, the result is “satisfactory”. The score is 66 %.',
  );
  expect(lines).toContain('All | 4 of 4 | 3 | 0 | 0 | 1');
  expect(lines).toContain('Nothing is left to do: every requirement is answered, with a comment or evidence behind it.');
  expect(lines).toContain('The assessment is finished and published in the name of the practice.');
});

test('its file is called after those who read it', () => {
  expect(partnersNote.fileName(ASKED, sourcesOf([]))).toBe('Riverside Surgery IG Toolkit 14.1 2026-27 note for the partners');
});

test('whatever a merge left, everybody and every requirement with something left is named', () => {
  fc.assert(
    fc.property(anyMergedState(SET), (state) => {
      const sources: Sources = { ...sourcesOf([]), folded: new Map([[ASSESSMENT, state]]) };
      const read = assessedOf(ASSESSMENT, sources);
      if (!read.ok) throw new Error(read.refusal);
      const lines = linesOf(sources);
      const left = lines.slice(lines.indexOf('What is left, and by whom'), lines.indexOf('What we ask you to approve')).join(' ');
      for (const { requirement, blockers } of read.value.readiness.standings)
        expect(left.includes(requirement.number)).toBe(blockers.length > 0);
    }),
  );
});
