import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceDocument, ORGANISATION, personDocument } from '../../../src-shared/assessment/document.ts';
import type { Folded } from '../../../src-shared/assessment/fold.ts';
import { personId, removalId } from '../../../src-shared/assessment/identifiers.ts';
import type { Draft } from '../../../src-shared/assessment/record.ts';
import { removeForGood } from '../../../src-shared/assessment/removal-acts.ts';
import { reopen, seal } from '../../../src-shared/assessment/sealing.ts';
import { HONEST_NOTICE } from '../../../src-shared/honest-notice.ts';
import { ASSESSMENT, anyMergedState, idOf } from '../../../tests/arbitraries.ts';
import type { Computer } from '../../../tests/computer.ts';
import { exampleFile, fileOf, hashOf, linked, newerVersion } from '../../../tests/example-evidence.ts';
import { practiceComputer, says } from '../../../tests/example-practice.ts';
import { exampleSet } from '../../../tests/example-set.ts';
import { treeFaults } from '../../../tests/tree-faults.ts';
import { linesBelow, markedLinesOfTree } from '../../../tests/words-of-tree.ts';
import type { DocumentTree } from '../tree/document-tree.ts';
import { assessmentDocument } from './assessment.ts';
import type { Sources } from './document-kind.ts';

const set = exampleSet();
const asked = { kind: 'assessment', set: set.id, print: 'normal', assessment: ASSESSMENT } as const;
const at = new Date('2026-12-24T14:32:00Z');

function treeOf(folded: Folded, more: Partial<Sources> = {}): DocumentTree {
  const tree = assessmentDocument.tree(asked, { set, folded, at, embedded: new Map(), ...more });
  if (!tree.ok) throw new Error(tree.refusal);
  expect(treeFaults(tree.value)).toEqual([]);
  return tree.value;
}

function practiceWith(...drafts: readonly Draft[]): Computer {
  const self = practiceComputer(1);
  self.act([{ document: ASSESSMENT, field: 'purpose', value: 'yearly' }]);
  self.act(drafts);
  return self;
}

const underHeading = (tree: DocumentTree, heading: string): string => linesBelow(tree, heading).join('\n');

/** Level 2 everywhere, with comments. */
const allAnswered = set.requirements.flatMap(({ number }) => [
  ...['1a', '1b', '2a', '2b'].map((id) => says(number, `criteria/${id}`, true)),
  says(number, 'comment', `What supports ${number}.`),
]);

/** Every field that people type into, under requirements that the set has. */
const TYPED = ['101', '102', '201', '202'].flatMap((number) => [
  `answers/${number}/comment`,
  `answers/${number}/not-relevant-reason`,
  ...['1a-letter', '1b-plan', '2a-log', 'added-row', 'row-without-criterion'].flatMap((row) =>
    ['title', 'location', 'details'].map((leaf) => `answers/${number}/evidence/${row}/${leaf}`),
  ),
]);
/** The same under one that it does not have. */
const BEYOND = ['comment', 'not-relevant-reason', 'evidence/6a-list/details'].map((leaf) => `answers/699/${leaf}`);

describe('the printed assessment', () => {
  it('has every text that somebody typed, word for word, below the requirement it was typed for', () => {
    fc.assert(
      fc.property(
        fc.subarray([...TYPED, ...BEYOND], { minLength: 1 }),
        fc.subarray(['level-0', 'not-relevant', 'criteria/1a', 'criteria/1b', 'criteria/3a']),
        fc.boolean(),
        (fields, flags, isAdded) => {
          const written = new Map(fields.map((field, index) => [field, `Marker ${index} of\n<${field}>`]));
          const self = practiceWith(
            ...[...written].map(([field, value]) => ({ document: ASSESSMENT, field, value })),
            ...flags.map((leaf) => says('101', leaf, true)),
            ...(isAdded ? ['101', '202'].map((number) => says(number, 'evidence/added-row/criterion', '2b')) : []),
          );
          const tree = treeOf(self.folded);
          for (const [field, text] of written) {
            const number = field.split('/')[1] ?? '';
            const place = number === '699' ? 'Recorded for requirement 699' : `14.1-${number}`;
            expect(underHeading(tree, place), field).toContain(text);
            // Said once; only the title of a row without a criterion also names what else was said of it.
            if (field.endsWith('/title')) continue;
            expect(markedLinesOfTree(tree).join('\n').split(text), field).toHaveLength(2);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has what was typed about the organisation, its people and its files', () => {
    const person = personId.parse(idOf(77));
    const self = practiceWith(
      ...allAnswered,
      { document: ORGANISATION, field: 'roles/ig-lead', value: person },
      ...Object.entries({
        name: 'Ann Marker',
        job: 'Practice manager',
        'e-mail': 'ann@surgery.example',
        telephone: '01632 960001',
      }).map(([field, value]) => ({ document: personDocument(person), field, value })),
      { document: ASSESSMENT, field: 'asked-by', value: 'The commissioner' },
      { document: ASSESSMENT, field: 'due', value: '2027-03-31' },
      ...exampleFile(3, 'scan0001.pdf'),
      ...newerVersion(3, 2, 'scan0002.pdf'),
      { document: evidenceDocument(fileOf(3)), field: 'name', value: 'Training log' },
      { document: evidenceDocument(fileOf(3)), field: 'effective', value: '2026-04-01' },
      { document: evidenceDocument(fileOf(3)), field: 'review', value: '2027-04-01' },
      ...linked(3, '101', '1a-letter'),
      ...linked(3, '102', '2a-log'),
      ...linked(4, '102', '2a-log'),
    );
    const tree = treeOf(self.folded);
    const lines = markedLinesOfTree(tree).join('\n');
    for (const line of [
      'The commissioner',
      '31 March 2027',
      'Information governance lead',
      'Practice manager',
      'ann@surgery.example',
      '01632 960001',
    ])
      expect(lines).toContain(line);
    const files = underHeading(tree, 'Evidence files');
    for (const words of [
      'Training log',
      '6 kB, added by Person 1 on 1 September 2026 at 13:00.',
      'The file itself is called “scan0002.pdf”.',
      'In effect from 1 April 2026. To be looked at again by 1 April 2027. It took the place of 1 earlier version.',
      'Used for 101 (1a) and 102 (2a).',
      `SHA-256 ${hashOf(3, 2)}`,
      '1 linked file is not on record any more',
    ])
      expect(files).toContain(words);
  });

  it('says the outcome and the score once everything is answered, and until then only how much is', () => {
    const cover = markedLinesOfTree(treeOf(practiceWith(...allAnswered).folded));
    expect(cover).toContain('Satisfactory: level 2 or above everywhere.');
    expect(cover).toContain('66 %, 8 of 12 points.');
    expect(cover).toContain('Information Governance Management: 4 of 6 points');
    const open = markedLinesOfTree(
      treeOf(practiceWith(...allAnswered.filter(({ field }) => field !== 'answers/102/comment')).folded),
    ).join('\n');
    expect(open).toContain('3 of 4 answered. The score is known once everything is.');
    expect(open).not.toContain('%');
  });

  it('says what was said at level 0, what is not relevant and why, and what was answered in two ways', () => {
    const tree = treeOf(
      practiceWith(
        says('101', 'level-0', true),
        says('101', 'criteria/1a', true),
        says('101', 'comment', 'Nobody is named yet; Ann will do it.'),
        says('202', 'not-relevant', true),
        says('202', 'not-relevant-reason', 'We have none.'),
        says('201', 'not-relevant', true),
        says('201', 'level-0', true),
      ).folded,
    );
    expect(underHeading(tree, '14.1-101')).toContain('[ticked] Level 0 We cannot say that yet.\nDone so far: 1a.');
    expect(underHeading(tree, '14.1-202')).toContain('# Why it is not relevant\nWe have none.');
    expect(underHeading(tree, '14.1-201')).toContain('This was answered in two ways: not relevant and level 0.');
    expect(underHeading(tree, '14.1-102')).toContain('Nothing is answered here yet.');
  });

  it('says whether it is finished, and since when', () => {
    const self = practiceWith(...allAnswered);
    expect(markedLinesOfTree(treeOf(self.folded))).toContain('Open: its answers can still be changed.');
    self.act(seal(self.folded, ASSESSMENT, 'first'));
    const finished = markedLinesOfTree(treeOf(self.folded));
    expect(finished).toContain(
      'Revision 1 was finished on 1 September 2026 at 13:00 by Person 1. Its answers cannot be changed.',
    );
    self.act(reopen(ASSESSMENT, 'first'));
    expect(markedLinesOfTree(treeOf(self.folded)).join('\n')).toContain('at 13:00 by Person 1, and reopened on 1 September 2026');
  });

  it('tells what was removed for good, and nothing of what it was', () => {
    const self = practiceWith(says('101', 'comment', 'About somebody'));
    self.act(
      removeForGood({
        id: removalId.parse(idOf(88)),
        target: { kind: 'text', document: ASSESSMENT, field: 'answers/101/comment' },
        why: 'It named a patient.',
        changes: [],
        hashes: [],
        marker: 'a'.repeat(32),
      }),
    );
    const removed = underHeading(treeOf(self.folded), 'Removed for good');
    expect(removed).toContain('The general comments of 14.1-101 Matter 101: removed for good on 1 September 2026 at 13:00');
    expect(removed).toContain('It named a patient.');
  });

  it('says of each file whether it is attached, and why not', () => {
    const self = practiceWith(
      ...exampleFile(3),
      ...linked(3, '101', '1a-letter'),
      ...exampleFile(5),
      ...linked(5, '101', '1a-list'),
    );
    const tree = treeOf(self.folded, {
      embedded: new Map([
        [hashOf(3), { kind: 'embedded', name: 'Document 3.pdf' }],
        [hashOf(5), { kind: 'left out', why: 'It is damaged.' }],
      ]),
    });
    expect(underHeading(tree, 'Evidence files')).toContain('Attached to this document as “Document 3.pdf”.');
    expect(underHeading(tree, 'Evidence files')).toContain('Not attached: It is damaged.');
  });

  it('is a sound tree of whatever a merge, a newer app or a damaged file could leave', () => {
    fc.assert(
      fc.property(anyMergedState(set), (fields) => {
        const tree = treeOf(new Map([[ASSESSMENT, fields]]));
        expect(markedLinesOfTree(tree).filter((line) => line === HONEST_NOTICE[1])).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });

  it('has a name of its own, and refuses an assessment of another set in words', () => {
    const sources = { set, folded: practiceWith().folded, at, embedded: new Map() };
    expect(assessmentDocument.fileName(asked, sources)).toBe('Riverside Surgery IG Toolkit 14.1 2026-27 assessment');
    const other = { ...set, id: 'igt/14.1/dental-practice' as typeof set.id };
    expect(assessmentDocument.tree(asked, { ...sources, set: other })).toMatchObject({ ok: false });
  });
});
