import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { type Computer, computer, NOON, visible } from '../../tests/computer.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { anyAct, draftsOf, fieldsOf } from '../../tests/random-acts.ts';
import type { Requirement } from '../catalogue/requirement-set.ts';
import type { Result } from '../result.ts';
import { addEvidence, draft, markNotRelevant, tickCriterion, tickLevelZero } from './acts.ts';
import { readAnswer } from './answer.ts';
import { levelState } from './levels.ts';
import type { Draft } from './record.ts';

const SET = exampleSet();
const OFFERS_NOT_RELEVANT = SET.requirements.at(-1) as Requirement;
const DOES_NOT = SET.requirements[0] as Requirement;

const answerOn = (on: Computer, requirement: Requirement) =>
  readAnswer(requirement, fieldsOf(on.folded.get(ASSESSMENT), requirement));
const attainmentOn = (on: Computer, requirement: Requirement) => levelState(requirement, answerOn(on, requirement)).attainment;
const where = (on: Computer, requirement: Requirement) => ({
  assessment: ASSESSMENT,
  requirement,
  fields: fieldsOf(on.folded.get(ASSESSMENT), requirement),
});

/** Acts on a computer; a refusal comes back as its words. */
function act(on: Computer, result: Result<Draft[], string>): string | null {
  if (!result.ok) return result.refusal;
  on.act(result.value);
  return null;
}
const tick = (on: Computer, requirement: Requirement, ...criteria: string[]): (string | null)[] =>
  criteria.map((criterion) => act(on, tickCriterion(where(on, requirement), criterion, true)));

test('no sequence of acts on one computer answers in two ways, or ticks over an incomplete level', () => {
  const reached = new Map<string, number>();
  const onTwo = anyAct({ ...SET, requirements: [DOES_NOT, OFFERS_NOT_RELEVANT] });
  fc.assert(
    fc.property(fc.array(fc.tuple(onTwo, fc.integer({ min: -3, max: 3 })), { minLength: 40, maxLength: 80 }), (acts) => {
      const one = computer(1);
      for (const [what, hours] of acts) {
        one.wall = NOON + hours * 3_600_000;
        const before = answerOn(one, what.requirement);
        const drafts = draftsOf(what, one.folded.get(ASSESSMENT));
        if (!drafts.ok) {
          expect(drafts.refusal).toMatch(/^[A-Z].*\.$/);
          continue;
        }
        one.act(drafts.value);
        const after = answerOn(one, what.requirement);
        const { attainment, reachedByTicks } = levelState(what.requirement, after);
        expect(attainment.kind).not.toBe('answered in two ways');
        if (what.kind === 'tick' && what.ticked) {
          expect(levelState(what.requirement, before).reachedByTicks).toBeGreaterThanOrEqual(Number(what.criterion[0]) - 1);
          expect(after.ticked.has(what.criterion)).toBe(true);
        }
        if (reachedByTicks > 0) expect(after.levelZero).toBe(false);
        const name = attainment.kind === 'level' ? `level ${attainment.level}` : attainment.kind;
        reached.set(name, (reached.get(name) ?? 0) + 1);
      }
    }),
    { numRuns: 200 },
  );
  expect([...reached.keys()].sort()).toEqual(['level 0', 'level 1', 'level 2', 'level 3', 'no level yet', 'not relevant']);
});

test('a higher criterion is refused in words while a lower level is incomplete', () => {
  const one = computer(1);
  expect(tick(one, DOES_NOT, '2a', '3a')).toEqual([
    'Level 1 comes first: tick 1a and 1b.',
    'Level 1 comes first: tick 1a and 1b.',
  ]);
  expect(tick(one, DOES_NOT, '1a', '1b', '3a')).toEqual([null, null, 'Level 2 comes first: tick 2a and 2b.']);
});

test('unticking a lower criterion keeps the higher ticks on record, and ticking it again makes them count', () => {
  const one = computer(1);
  tick(one, DOES_NOT, '1a', '1b', '2a', '2b', '3a');
  expect(attainmentOn(one, DOES_NOT)).toEqual({ kind: 'level', level: 3 });
  act(one, tickCriterion(where(one, DOES_NOT), '1b', false));
  expect([...answerOn(one, DOES_NOT).ticked]).toEqual(['1a', '2a', '2b', '3a']);
  expect(attainmentOn(one, DOES_NOT)).toEqual({ kind: 'no level yet' });
  expect(levelState(DOES_NOT, answerOn(one, DOES_NOT)).notCounting).toEqual(['2a', '2b', '3a']);
  tick(one, DOES_NOT, '1b');
  expect(attainmentOn(one, DOES_NOT)).toEqual({ kind: 'level', level: 3 });
});

test('level 0 stays while level 1 is incomplete, keeps what is done so far, and clears itself when level 1 is reached', () => {
  const one = computer(1);
  tick(one, DOES_NOT, '1a');
  act(one, tickLevelZero(where(one, DOES_NOT), true));
  expect(answerOn(one, DOES_NOT)).toMatchObject({ ticked: new Set(['1a']), levelZero: true });
  expect(attainmentOn(one, DOES_NOT)).toEqual({ kind: 'level', level: 0 });
  tick(one, DOES_NOT, '1b');
  expect(answerOn(one, DOES_NOT).levelZero).toBe(false);
  expect(attainmentOn(one, DOES_NOT)).toEqual({ kind: 'level', level: 1 });
  expect(act(one, tickLevelZero(where(one, DOES_NOT), true))).toBe('Your ticks reach level 1, so level 0 does not apply.');
  expect(act(one, tickLevelZero(where(one, DOES_NOT), false))).toBeNull();
});

test('level 0 that a merge put beside a reached level can be taken off, and so can the ticks', () => {
  const [one, other] = [computer(1), computer(2)];
  act(one, tickLevelZero(where(one, DOES_NOT), true));
  tick(other, DOES_NOT, '1a', '1b');
  one.receive(other.log);
  expect(attainmentOn(one, DOES_NOT).kind).toBe('answered in two ways');
  other.receive(one.log);
  act(one, tickLevelZero(where(one, DOES_NOT), false));
  expect(attainmentOn(one, DOES_NOT)).toEqual({ kind: 'level', level: 1 });
  act(other, tickCriterion(where(other, DOES_NOT), '1b', false));
  expect(attainmentOn(other, DOES_NOT)).toEqual({ kind: 'level', level: 0 });
});

test('not relevant is refused where the set does not offer it', () => {
  expect(act(computer(1), markNotRelevant(where(computer(1), DOES_NOT), true))).toBe(
    'This requirement has no “Not relevant” choice for your kind of organisation.',
  );
});

test('while a requirement is not relevant, nothing is ticked in it', () => {
  const one = computer(1);
  act(one, markNotRelevant(where(one, OFFERS_NOT_RELEVANT), true));
  const words = 'This requirement is marked not relevant. Untick that first.';
  expect(tick(one, OFFERS_NOT_RELEVANT, '1a')).toEqual([words]);
  expect(act(one, tickLevelZero(where(one, OFFERS_NOT_RELEVANT), true))).toBe(words);
});

test('marking not relevant sets every tick and level 0 aside, and taking it back brings exactly them back', () => {
  let met = 0;
  const onOne = anyAct({ ...SET, requirements: [OFFERS_NOT_RELEVANT] });
  fc.assert(
    fc.property(fc.array(onOne, { maxLength: 25 }), (acts) => {
      const one = computer(1);
      for (const what of acts) act(one, draftsOf(what, one.folded.get(ASSESSMENT)));
      const before = answerOn(one, OFFERS_NOT_RELEVANT);
      if (before.notRelevant) return;
      const seen = visible(one.folded);
      act(one, markNotRelevant(where(one, OFFERS_NOT_RELEVANT), true));
      expect(answerOn(one, OFFERS_NOT_RELEVANT)).toMatchObject({ ticked: new Set(), levelZero: false, notRelevant: true });
      act(one, markNotRelevant(where(one, OFFERS_NOT_RELEVANT), false));
      expect(visible(one.folded)).toEqual(seen);
      if (before.ticked.size > 0) met += 1;
    }),
  );
  expect(met).toBeGreaterThan(5);
});

test('taking not relevant back twice, as a double click does, leaves it taken back', () => {
  const one = computer(1);
  tick(one, OFFERS_NOT_RELEVANT, '1a', '1b');
  act(one, markNotRelevant(where(one, OFFERS_NOT_RELEVANT), true));
  act(one, markNotRelevant(where(one, OFFERS_NOT_RELEVANT), false));
  act(one, markNotRelevant(where(one, OFFERS_NOT_RELEVANT), false));
  expect(answerOn(one, OFFERS_NOT_RELEVANT)).toMatchObject({ notRelevant: false, ticked: new Set(['1a', '1b']) });
});

test('taking not relevant back brings back nothing that was changed since, and no box that another act unticked', () => {
  const [one, other] = [computer(1), computer(2)];
  tick(one, OFFERS_NOT_RELEVANT, '1a', '1b', '2a');
  act(one, tickCriterion(where(one, OFFERS_NOT_RELEVANT), '2a', false));
  other.receive(one.log);
  act(one, markNotRelevant(where(one, OFFERS_NOT_RELEVANT), true));
  other.wall = NOON + 1;
  act(other, tickCriterion(where(other, OFFERS_NOT_RELEVANT), '1b', false));
  one.receive(other.log);
  act(one, markNotRelevant(where(one, OFFERS_NOT_RELEVANT), false));
  expect(answerOn(one, OFFERS_NOT_RELEVANT)).toMatchObject({ notRelevant: false, ticked: new Set(['1a']) });
});

test('not relevant and ticks that a merge joined: marking it again keeps not relevant', () => {
  const [one, other] = [computer(1), computer(2)];
  act(one, markNotRelevant(where(one, OFFERS_NOT_RELEVANT), true));
  tick(other, OFFERS_NOT_RELEVANT, '1a', '1b');
  one.receive(other.log);
  expect(attainmentOn(one, OFFERS_NOT_RELEVANT)).toEqual({ kind: 'answered in two ways', said: ['not relevant', 'level 1'] });
  act(one, markNotRelevant(where(one, OFFERS_NOT_RELEVANT), true));
  expect(attainmentOn(one, OFFERS_NOT_RELEVANT)).toEqual({ kind: 'not relevant' });
});

test('other evidence is a new row under its criterion', () => {
  const one = computer(1);
  one.act(addEvidence(where(one, DOES_NOT), 'row-1', '2a', 'Training log'));
  one.act([draft(where(one, DOES_NOT), 'evidence/row-1/location', 'Shared folder')]);
  const own = answerOn(one, DOES_NOT).evidence.filter(({ suggested }) => !suggested);
  expect(own).toEqual([
    {
      row: 'row-1',
      criterion: '2a',
      suggested: false,
      title: 'Training log',
      obtained: false,
      location: 'Shared folder',
      details: '',
      files: [],
      fileNames: [],
      lostFiles: [],
    },
  ]);
});
