import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOf } from '../../tests/arbitraries.ts';
import { exampleSet } from '../../tests/example-set.ts';
import type { Requirement } from '../catalogue/requirement-set.ts';
import type { Change } from './change.ts';
import { type RequirementStanding, requirementStanding } from './readiness.ts';
import { outcomeOf, percentage, type Score, scoreByInitiative, scoreOf } from './score.ts';

type Said = 'blank' | 0 | 1 | 2 | 3 | 'not relevant' | 'two ways';

const CRITERIA = ['1a', '1b', '2a', '2b', '3a'];
const [R101, R102, R201, R202] = exampleSet().requirements as [Requirement, Requirement, Requirement, Requirement];
/** As if the set offered “Not relevant” for each of them. */
const offered = (requirement: Requirement): Requirement => ({
  ...requirement,
  not_relevant: { offered: true, not_relevant_when: 'There is none.' },
});

function standing(requirement: Requirement, said: Said): RequirementStanding {
  const leaves: string[] = [];
  if (said === 0 || said === 'two ways') leaves.push('level-0');
  if (said === 'two ways') leaves.push('criteria/1a', 'criteria/1b');
  if (typeof said === 'number') leaves.push(...CRITERIA.filter((id) => Number(id[0]) <= said).map((id) => `criteria/${id}`));
  if (said === 'not relevant') leaves.push('not-relevant');
  return requirementStanding(
    requirement,
    new Map(leaves.map((field, id): [string, Change] => [field, changeOf({ field, value: true, id })])),
  );
}
const all = (...said: Said[]): RequirementStanding[] =>
  said.map((one, at) => standing(offered([R101, R102, R201, R202][at % 4] as Requirement), one));

test('level 2 everywhere is two thirds and shows 66', () => {
  for (const count of [1, 4, 13, 45]) {
    const score = scoreOf(all(...Array<Said>(count).fill(2)));
    expect(score).toEqual({ points: 2 * count, outOf: 3 * count });
    expect(percentage(score)).toBe(66);
  }
});

test('the score is exact: a sum of levels over three for each scored requirement; blank counts 0 and not relevant is left out', () => {
  const anySaid = fc.constantFrom<Said>('blank', 0, 1, 2, 3, 'not relevant', 'two ways');
  fc.assert(
    fc.property(fc.array(anySaid, { maxLength: 30 }), (said) => {
      const scored = said.filter((one) => one !== 'not relevant');
      const points = scored.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0);
      const score = scoreOf(all(...said));
      expect(score).toEqual({ points, outOf: 3 * scored.length });
      // Rounded down, worked out without fractions.
      const shown = percentage(score);
      expect(shown === null).toBe(score.outOf === 0);
      if (shown === null) return;
      expect(shown * score.outOf).toBeLessThanOrEqual(100 * points);
      expect((shown + 1) * score.outOf).toBeGreaterThan(100 * points);
    }),
  );
});

test('only everything at level 3 shows 100', () => {
  expect(percentage(scoreOf(all(3, 3, 3)))).toBe(100);
  expect(percentage({ points: 3 * 45 - 1, outOf: 3 * 45 })).toBe(99);
});

test('not relevant does not leave the score where the set does not offer it: it is no answer', () => {
  const standings = [standing(R101, 'not relevant'), standing(R102, 2)];
  expect(scoreOf(standings)).toEqual({ points: 2, outOf: 6 });
  expect(outcomeOf(standings, true)).toBeNull();
});

test('nothing scored has no percentage', () => {
  expect(percentage(scoreOf([]))).toBeNull();
  expect(percentage(scoreOf(all('not relevant')))).toBeNull();
});

test('each initiative has its score, in the order of the set', () => {
  const standings = [standing(R101, 3), standing(R102, 1), standing(R201, 2), standing(R202, 'not relevant')];
  expect([...scoreByInitiative(standings)]).toEqual<[string, Score][]>([
    ['IGM', { points: 4, outOf: 6 }],
    ['CDPA', { points: 2, outOf: 3 }],
  ]);
  expect([...scoreByInitiative([...standings].reverse()).keys()]).toEqual(['CDPA', 'IGM']);
});

test.each<[Said[], boolean, ReturnType<typeof outcomeOf>]>([
  [[2, 2, 3, 2], false, 'satisfactory'],
  [[2, 'not relevant', 3, 2], false, 'satisfactory'],
  [[2, 1, 3, 3], false, 'not satisfactory'],
  [[2, 1, 3, 3], true, 'satisfactory with improvement plan'],
  [[3, 3, 3, 0], true, 'satisfactory with improvement plan'],
  [[3, 3, 3, 0], false, 'not satisfactory'],
  [[1, 'blank', 3, 3], true, null],
  [[3, 'two ways', 3, 3], true, null],
])('outcome of %j, plan accepted %s: %s', (said, planAccepted, outcome) => {
  expect(outcomeOf(all(...said), planAccepted)).toBe(outcome);
});
