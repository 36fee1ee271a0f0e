import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASSESSMENT, someChanges } from '../../tests/arbitraries.ts';
import { practiceComputer, says } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { evidenceDocument, ORGANISATION } from '../assessment/document.ts';
import { addEvidenceFile } from '../assessment/evidence-acts.ts';
import { fold } from '../assessment/fold.ts';
import { evidenceFileId, evidenceHash, removalId, revisionId } from '../assessment/identifiers.ts';
import type { Draft } from '../assessment/record.ts';
import { removeForGood } from '../assessment/removal-acts.ts';
import { shrinkage } from './shrinkage.ts';

const SET = exampleSet();
const SETS = new Map([[SET.id, SET]]);
const FILE = evidenceFileId.parse('01990000-0000-7000-8000-0000000000f1');
const HASH = evidenceHash.parse('1'.repeat(64));

/** What would be less once `then` was done. */
function shrinks(before: readonly Draft[], then: readonly Draft[]): string[] {
  const self = practiceComputer(1);
  self.act(before);
  const now = fold(self.log);
  self.act(then);
  return shrinkage(now, fold(self.log), SETS);
}

const attached = addEvidenceFile(FILE, revisionId.parse('01990000-0000-7000-8000-0000000000a1'), {
  hash: HASH,
  size: 3,
  name: 'Training log.pdf',
  patientCheck: 'nothing-found',
});

describe('what is less than it was', () => {
  test('an answer that is none any more, with its level and its ticks', () => {
    const all = SET.requirements[0]?.levels[1].criteria.map(({ id }) => id) ?? [];
    const ticked = all.map((id) => says('101', `criteria/${id}`, true));
    expect(shrinks([...ticked, says('101', 'comment', 'Done')], [says('101', `criteria/${all[0]}`, false)])).toEqual([
      `The 2026/27 assessment would have 0 of ${SET.requirements.length} answered. Now it has 1.`,
      'In the 2026/27 assessment these levels would fall: 101 from “Level 1” to “No level yet”.',
      '1 thing that says something now would be empty or taken out.',
    ]);
  });

  test('evidence that is taken off the list', () => {
    expect(shrinks(attached, [{ document: evidenceDocument(FILE), field: 'removed', value: true }])).toEqual([
      '1 evidence file would be taken off the list: “Training log.pdf”.',
    ]);
  });

  test('a file that is removed for good is said once, with who wanted it and why', () => {
    const target = { kind: 'file', file: FILE, revision: null } as const;
    const removal = removeForGood({
      id: removalId.parse('01990000-0000-7000-8000-00000000beef'),
      target,
      why: 'It names a patient',
      changes: [],
      hashes: [HASH],
      marker: '',
    });
    expect(shrinks(attached, removal)).toEqual([
      'Removed for good by Person 1 on 1 September 2026, and destroyed here as well: the evidence file “Training log.pdf”. Why: It names a patient',
    ]);
  });

  test('a row of evidence that is taken out, and a detail of the organisation that goes', () => {
    expect(
      shrinks(
        [says('101', 'evidence/1a-log/details', 'In the drawer')],
        [says('101', 'evidence/1a-log/removed', true), { document: ORGANISATION, field: 'ods-code', value: '' }],
      ),
    ).toEqual(['2 things that say something now would be empty or taken out.']);
  });
});

test('saying something else is no less, nor is saying more, nor putting something back', () => {
  expect(shrinks([says('101', 'comment', 'Short and long')], [says('101', 'comment', 'Short')])).toEqual([]);
  expect(shrinks([], [says('101', 'level-0', true), ...attached])).toEqual([]);
  expect(shrinks([says('101', 'evidence/1a-log/removed', true)], [says('101', 'evidence/1a-log/removed', false)])).toEqual([]);
  expect(shrinks([], [says('101', 'comment', 'Here', ASSESSMENT)])).toEqual([]);
});

test('whatever is on record: staying as it is shrinks nothing', () => {
  fc.assert(
    fc.property(someChanges, (log) => {
      const folded = fold(log);
      expect(shrinkage(folded, fold(log), SETS)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
