import { describe, expect, it } from 'vitest';
import { evidenceDocument } from '../../../src-shared/assessment/document.ts';
import type { Draft } from '../../../src-shared/assessment/record.ts';
import { HONEST_NOTICE } from '../../../src-shared/honest-notice.ts';
import { ASSESSMENT } from '../../../tests/arbitraries.ts';
import { exampleFile, fileOf, linked } from '../../../tests/example-evidence.ts';
import { practiceComputer, says } from '../../../tests/example-practice.ts';
import { exampleSet } from '../../../tests/example-set.ts';
import { treeFaults } from '../../../tests/tree-faults.ts';
import { linesBelow, markedLinesOfTree } from '../../../tests/words-of-tree.ts';
import { requirementSheet } from './requirement.ts';

const set = exampleSet();
const at = new Date('2026-10-25T00:30:00Z');
const about = { kind: 'requirement', set: set.id, print: 'normal' } as const;

/** The sheet of a requirement after these drafts, as lines of text. */
function sheet(requirement: string, drafts: readonly Draft[]) {
  const self = practiceComputer(1);
  self.act(drafts);
  const asked = { ...about, requirement, assessment: ASSESSMENT };
  const sources = { set, folded: self.folded, at, embedded: new Map() };
  const tree = requirementSheet.tree(asked, sources);
  if (!tree.ok) throw new Error(tree.refusal);
  return { tree: tree.value, name: requirementSheet.fileName(asked, sources) };
}

function blankSheet(requirement: string) {
  const asked = { ...about, requirement, assessment: null };
  return requirementSheet.tree(asked, { set, folded: new Map(), at, embedded: new Map() });
}

describe('one requirement as a printed sheet', () => {
  it('is blank without an assessment: boxes to tick by hand, lines to write on, nobody’s name', () => {
    const tree = blankSheet('202');
    if (!tree.ok) throw new Error(tree.refusal);
    expect(treeFaults(tree.value)).toEqual([]);
    expect(tree.value.furniture.left).toBe('Example practice');
    const lines = markedLinesOfTree(tree.value).join('\n');
    expect(lines.split('\n')[0]).toBe('# 14.1-202 The example practice has seen to matter 202');
    expect(lines).toContain('[to tick by hand] 2a What 2a of 202 asks for is done and somebody can show it.');
    expect(lines).toContain('[to tick by hand] NR This requirement is not relevant to us. Why:');
    expect(lines).toContain('[to tick by hand] 1a The list for 1a | [1 to write on] | [1 to write on]');
    expect(lines).toContain('[8 to write on]');
  });

  it('has two columns for evidence in large print, with everything that three have', () => {
    const self = practiceComputer(1);
    self.act([
      says('101', 'evidence/1a-letter/location', 'Cupboard 3'),
      says('101', 'evidence/1a-letter/details', 'Signed.'),
      ...exampleFile(3, 'Training log.pdf'),
      ...linked(3, '101', '1a-letter'),
    ]);
    const sources = { set, folded: self.folded, at, embedded: new Map() };
    const tree = requirementSheet.tree({ ...about, print: 'large', requirement: '101', assessment: ASSESSMENT }, sources);
    if (!tree.ok) throw new Error(tree.refusal);
    expect(treeFaults(tree.value)).toEqual([]);
    const lines = markedLinesOfTree(tree.value);
    expect(lines).toContain('Evidence | Location, details and files');
    expect(lines.find((line) => line.includes('Cupboard 3'))).toMatch(
      /Location \/ Cupboard 3 \/ Details \/ Signed\. \/ File: Training log\.pdf/,
    );
  });

  it('offers “Not relevant” only where the set does', () => {
    const tree = blankSheet('101');
    expect(tree.ok && markedLinesOfTree(tree.value).filter((line) => line.includes('NR'))).toEqual([]);
  });

  it('says what was answered: level, ticks, comment, evidence with its files, and who said it when', () => {
    const { tree, name } = sheet('101', [
      ...['1a', '1b'].map((id) => says('101', `criteria/${id}`, true)),
      says('101', 'comment', 'In the blue folder.\n\nLooked at in May.'),
      says('101', 'target', 2),
      says('101', 'owner', '00000000-0000-4000-8000-000000000001'),
      says('101', 'evidence/1a-letter/location', 'Cupboard 3'),
      ...exampleFile(3, 'Training log.pdf'),
      ...linked(3, '101', '1a-letter'),
      { document: evidenceDocument(fileOf(3)), field: 'review', value: '2026-09-30' },
    ]);
    expect(name).toBe('Riverside Surgery IG Toolkit 14.1 requirement 101');
    expect(tree.title).toBe('Requirement 14.1-101 for Riverside Surgery');
    expect(tree.furniture).toMatchObject({ left: 'Riverside Surgery · EX0001', right: 'IG Toolkit 14.1 · 2026/27' });
    expect(treeFaults(tree)).toEqual([]);
    const lines = markedLinesOfTree(tree).join('\n');
    for (const line of [
      '(Level 1)',
      'Answered, below level 2. For level 2, tick 2a and 2b.',
      'Level 2',
      'Person 1',
      '1 September 2026 at 13:00, by Person 1',
      '[ticked] 1b What 1b of 101 asks for is done and somebody can show it.',
      '[not ticked] 2a What 2a of 101 asks for is done and somebody can show it.',
      'Reached. Somebody sees to it.',
      '[obtained] 1a The letter for 1a | Cupboard 3 | File: Training log.pdf, 3 kB, added by Person 1 on 1 September 2026. Out of date: it was to be looked at again by 30 September 2026.',
      '[not obtained] 2b The minutes for 2b |  | ',
      ...HONEST_NOTICE,
    ])
      expect(lines).toContain(line);
    expect(linesBelow(tree, 'General comments')).toEqual(['In the blue folder.\n\nLooked at in May.']);
  });

  it('says in words that a merge left two answers, and which ticks do not count', () => {
    const both = sheet('101', [says('101', 'level-0', true), says('101', 'criteria/1a', true), says('101', 'criteria/1b', true)]);
    expect(markedLinesOfTree(both.tree).join('\n')).toContain('This was answered in two ways: level 0 and level 1.');
    const aside = sheet('101', [says('101', 'criteria/2a', true)]);
    expect(markedLinesOfTree(aside.tree)).toContain('2a is ticked but does not count until level 1 is complete.');
  });

  it('keeps a reason that was written before “not relevant” was taken back, and evidence of what is not relevant', () => {
    const back = sheet('202', [says('202', 'not-relevant-reason', 'We have none.')]);
    expect(linesBelow(back.tree, 'Not relevant')).toContain('We have none.');
    const now = sheet('202', [
      says('202', 'not-relevant', true),
      says('202', 'not-relevant-reason', 'We have none.'),
      says('202', 'evidence/1a-list/details', 'From 2019'),
    ]);
    expect(markedLinesOfTree(now.tree)).toEqual(
      expect.arrayContaining(['(Not relevant)', 'We have none.', '[not obtained] 1a The list for 1a |  | From 2019']),
    );
    expect(treeFaults(now.tree)).toEqual([]);
  });

  it('marks a file that proves nothing any more', () => {
    const { tree } = sheet('101', [
      ...exampleFile(3, 'Old list.pdf'),
      ...linked(3, '101', '1a-list'),
      { document: evidenceDocument(fileOf(3)), field: 'removed', value: true },
      ...linked(4, '101', '1a-list'),
    ]);
    expect(markedLinesOfTree(tree)).toEqual(
      expect.arrayContaining([
        '[obtained] 1a The list for 1a |  | Old list.pdf: taken off the list of evidence, so it proves nothing here. / A file that is not on record any more is linked here. It proves nothing.',
      ]),
    );
  });

  it('has lines for notes while there is no comment', () => {
    const { tree } = sheet('101', [says('101', 'criteria/1a', true)]);
    expect(linesBelow(tree, 'General comments')).toEqual(['Nothing is written yet. Room for notes:', '[6 to write on]']);
  });

  it('refuses in words what is not there', () => {
    expect(blankSheet('699')).toEqual({ ok: false, refusal: 'Requirement 699 is not in this requirement set.' });
  });
});
