import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASSESSMENT, someChanges } from '../../tests/arbitraries.ts';
import { type Computer, computer } from '../../tests/computer.ts';
import { practiceComputer, says } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import type { Change } from '../assessment/change.ts';
import { ORGANISATION, personDocument } from '../assessment/document.ts';
import { judgeField } from '../assessment/fields.ts';
import { fold } from '../assessment/fold.ts';
import { saysTheSame } from '../assessment/record.ts';
import { seal } from '../assessment/sealing.ts';
import type { RequirementSet, RequirementSetId } from '../catalogue/requirement-set.ts';
import { previewRestore } from './restore-preview.ts';

const SET = exampleSet();
const SETS: ReadonlyMap<RequirementSetId, RequirementSet> = new Map([[SET.id, SET]]);

const hereOf = (log: readonly Change[]) => ({ folded: fold(log), known: new Set(log.map(({ id }) => id)) });

/** A practice that has answered, was backed up, and went on. */
function practice(then: (self: Computer) => void, since: (self: Computer) => void) {
  const self = practiceComputer(1);
  then(self);
  const backup = [...self.log];
  since(self);
  return { backup, log: self.log, self };
}

/** The state after an act of going back, recorded as any other act. */
function goneBack(self: Computer, log: readonly Change[], { back }: ReturnType<typeof previewRestore>) {
  const before = self.log.length;
  self.act(back.drafts);
  return fold([...log, ...self.log.slice(before)]);
}

describe('going back to how it was', () => {
  test('sets what was changed to what it was, and what was said since to nothing', () => {
    const { backup, log, self } = practice(
      (one) => one.act([says('101', 'comment', 'As it was'), says('101', 'criteria/1a', true)]),
      (one) => one.act([says('101', 'comment', 'Spoiled'), says('101', 'criteria/1b', true), says('102', 'comment', 'New')]),
    );
    const preview = previewRestore(backup, hereOf(log), SETS);
    expect(preview.missing).toEqual([]);
    expect(preview.bringing.fields).toEqual([]);
    expect(preview.back.fields.map(({ field, now, inBackup }) => [field, now, inBackup])).toEqual([
      ['answers/101/comment', 'Spoiled', 'As it was'],
      ['answers/101/criteria/1b', 'ticked', 'not ticked'],
      ['answers/102/comment', 'New', 'nothing'],
    ]);
    const after = goneBack(self, log, preview).get(ASSESSMENT);
    expect(after?.get('answers/101/comment')?.value).toBe('As it was');
    expect(after?.get('answers/102/comment')?.value).toBeNull();
  });

  test('a finished assessment stays as it is, and it is said', () => {
    const { backup, log } = practice(
      (one) => one.act([says('101', 'comment', 'Before')]),
      (one) => {
        one.act([says('101', 'comment', 'Finished with this')]);
        one.act(seal(fold(one.log), ASSESSMENT, '01990000-0000-7000-8000-00000000aaaa'));
      },
    );
    const preview = previewRestore(backup, hereOf(log), SETS);
    expect(preview.back.drafts).toEqual([]);
    expect(preview.finished).toHaveLength(1);
  });

  test('people who came since stay on record, and the organisation goes back', () => {
    const { backup, log, self } = practice(
      () => undefined,
      (one) =>
        one.act([
          { document: ORGANISATION, field: 'name', value: 'Renamed' },
          { document: personDocument(computer(7).by), field: 'name', value: 'New colleague' },
        ]),
    );
    const after = goneBack(self, log, previewRestore(backup, hereOf(log), SETS));
    expect(after.get(ORGANISATION)?.get('name')?.value).toBe('Riverside Surgery');
    expect(after.get(personDocument(computer(7).by))?.get('name')?.value).toBe('New colleague');
  });

  test('fewer answers than now are told, with how many', () => {
    const [requirement] = SET.requirements;
    const number = requirement?.number ?? '';
    const { backup, log } = practice(
      (one) => one.act([says(number, 'comment', 'Begun')]),
      (one) => one.act([says(number, 'level-0', true), says(number, 'comment', 'We have nothing yet')]),
    );
    expect(previewRestore(backup, hereOf(log), SETS).back.shrinks).toEqual([
      `The 2026/27 assessment would have 0 of ${SET.requirements.length} answered. Now it has 1.`,
      `In the 2026/27 assessment these levels would fall: ${number} from “Level 0” to “No level yet”.`,
      '1 thing that says something now would be empty or taken out.',
    ]);
    expect(previewRestore(log, hereOf(backup), SETS).bringing.shrinks).toEqual([]);
  });
});

test('what is missing here is brought back, and what is newer here stays', () => {
  const { backup, log } = practice(
    (one) => one.act([says('101', 'comment', 'First'), says('102', 'comment', 'Lost')]),
    (one) => one.act([says('101', 'comment', 'Newer')]),
  );
  const left = log.filter(({ field, value }) => field !== 'answers/102/comment' && value !== 'First');
  const preview = previewRestore(backup, hereOf(left), SETS);
  expect(preview.missing.map(({ value }) => value)).toEqual(['First', 'Lost']);
  expect(preview.bringing.fields.map(({ field, now, inBackup }) => [field, now, inBackup])).toEqual([
    ['answers/102/comment', 'nothing', 'Lost'],
  ]);
});

test('whatever was done since: going back ends where the backup was, and again finds nothing', () => {
  fc.assert(
    fc.property(someChanges, fc.integer({ min: 0, max: 30 }), (log, at) => {
      const backup = log.slice(0, at);
      const preview = previewRestore(backup, hereOf(log), SETS);
      const after = new Map([...fold(log)].map(([document, fields]) => [document, new Map(fields)] as const));
      for (const { document, field, value } of preview.back.drafts) {
        const held = after.get(document)?.get(field);
        if (held) after.get(document)?.set(field, { ...held, value });
      }
      const then = fold(backup).get(ASSESSMENT);
      for (const [field, { value }] of then ? (after.get(ASSESSMENT) ?? []) : []) {
        const was = then?.get(field)?.value ?? null;
        // Fields of a newer app are never written by this one.
        const isOurs = judgeField(ASSESSMENT, field, was).kind === 'fits' && !field.startsWith('sealed/');
        if (isOurs && preview.finished.length === 0) expect(saysTheSame(value, was)).toBe(true);
      }
      expect(previewRestore(backup, { folded: after, known: hereOf(log).known }, SETS).back.drafts).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
