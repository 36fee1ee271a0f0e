import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMergedState } from '../../tests/arbitraries.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { type Answer, fieldsByRequirement, readAnswer } from './answer.ts';
import { type Attainment, attainmentInWords, type CriteriaLevel, levelState, lockOf } from './levels.ts';

const SET = exampleSet();
const [REQUIREMENT] = SET.requirements;
if (!REQUIREMENT) throw new Error('an example set has requirements');

const CRITERIA: Record<CriteriaLevel, string[]> = { 1: ['1a', '1b'], 2: ['2a', '2b'], 3: ['3a'] };
const ALL = Object.values(CRITERIA).flat();

const answered = (ticked: readonly string[], more: Partial<Answer> = {}): Answer => ({
  ...readAnswer(REQUIREMENT),
  ticked: new Set(ticked),
  ...more,
});
const anyAnswer = fc
  .record({ ticked: fc.subarray(ALL), levelZero: fc.boolean(), notRelevant: fc.boolean() })
  .map(({ ticked, ...more }) => answered(ticked, more));

test('level n is reached when every criterion of levels 1 to n is ticked; ticks above an incomplete level do not count', () => {
  fc.assert(
    fc.property(anyAnswer, (answer) => {
      const complete = (level: CriteriaLevel): boolean => CRITERIA[level].every((id) => answer.ticked.has(id));
      const levels = ([1, 2, 3] as const).filter((n) => ([1, 2, 3] as const).every((level) => level > n || complete(level)));
      const reached = Math.max(0, ...levels);
      const state = levelState(REQUIREMENT, answer);
      expect(state.reachedByTicks).toBe(reached);
      expect(state.notCounting).toEqual(ALL.filter((id) => answer.ticked.has(id) && Number(id[0]) > reached + 1));
      const nextLevel = (reached + 1) as CriteriaLevel;
      expect(state.next).toEqual(
        reached === 3 ? null : { level: nextLevel, missing: CRITERIA[nextLevel].filter((id) => !answer.ticked.has(id)) },
      );
    }),
  );
});

test('one thing said is the attainment, two are answered in two ways and both are named', () => {
  fc.assert(
    fc.property(anyAnswer, (answer) => {
      const { attainment, reachedByTicks } = levelState(REQUIREMENT, answer);
      const said: string[] = [];
      if (answer.notRelevant) said.push('not relevant');
      if (answer.levelZero) said.push('level 0');
      if (reachedByTicks > 0) said.push(`level ${reachedByTicks}`);
      const expected: Attainment =
        said.length > 1
          ? { kind: 'answered in two ways', said }
          : said.length === 0
            ? { kind: 'no level yet' }
            : answer.notRelevant
              ? { kind: 'not relevant' }
              : { kind: 'level', level: reachedByTicks };
      expect(attainment).toEqual(expected);
    }),
  );
});

test('a criterion is locked by the lowest incomplete level below its own', () => {
  fc.assert(
    fc.property(anyAnswer, fc.constantFrom(...ALL), (answer, criterion) => {
      const below = ([1, 2, 3] as const).filter((level) => level < Number(criterion[0]));
      const incomplete = below.find((level) => CRITERIA[level].some((id) => !answer.ticked.has(id)));
      const expected = incomplete && { level: incomplete, missing: CRITERIA[incomplete].filter((id) => !answer.ticked.has(id)) };
      expect(lockOf(REQUIREMENT, answer, criterion)).toEqual(expected ?? null);
    }),
  );
});

test('level 0 beside a reached level, in any state that a merge can leave, is answered in two ways', () => {
  let met = 0;
  fc.assert(
    fc.property(anyMergedState(SET), (assessment) => {
      const fields = fieldsByRequirement(assessment);
      for (const requirement of SET.requirements) {
        const answer = readAnswer(requirement, fields.get(requirement.number));
        const { attainment, reachedByTicks } = levelState(requirement, answer);
        if (!answer.levelZero || reachedByTicks === 0) continue;
        met += 1;
        expect(attainment.kind).toBe('answered in two ways');
      }
    }),
    { numRuns: 500 },
  );
  expect(met).toBeGreaterThan(10);
});

test('every attainment has words', () => {
  expect(attainmentInWords({ kind: 'no level yet' })).toBe('No level yet');
  expect(attainmentInWords({ kind: 'level', level: 2 })).toBe('Level 2');
  expect(attainmentInWords({ kind: 'not relevant' })).toBe('Not relevant');
  expect(attainmentInWords({ kind: 'answered in two ways', said: [] })).toBe('Answered in two ways');
});
