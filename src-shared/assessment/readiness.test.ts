import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMergedState, changeOf, idOf } from '../../tests/arbitraries.ts';
import { exampleSet } from '../../tests/example-set.ts';
import type { Requirement } from '../catalogue/requirement-set.ts';
import type { Change, Value } from './change.ts';
import type { FoldedDocument } from './fold.ts';
import { attainmentInWords } from './levels.ts';
import { type Organisation, readOrganisation } from './organisation.ts';
import { listInWords, readiness, readinessOf, requirementStanding } from './readiness.ts';
import { outcomeOf, percentage, scoreByInitiative, scoreOf } from './score.ts';
import { calendarDay } from './toolkit-year.ts';

const SET = exampleSet();
const R101 = SET.requirements[0] as Requirement;
const R202 = SET.requirements.at(-1) as Requirement;
const ORGANISATION: Organisation = {
  name: 'Riverside Surgery',
  odsCode: 'EX0001',
  type: 'example-practice',
  roles: new Map([['ig-lead', idOf(1) as never]]),
};

const NO_FILES = { files: new Map(), today: calendarDay.parse('2026-09-01') };

type Said = Record<string, Value>;
const standing = (requirement: Requirement, said: Said) =>
  requirementStanding(
    requirement,
    new Map(
      Object.entries(said).map(([leaf, value], id): [string, Change] => [
        leaf,
        changeOf({ field: `answers/${requirement.number}/${leaf}`, value, id }),
      ]),
    ),
  );
const assessment = (said: Said): FoldedDocument =>
  new Map(Object.entries(said).map(([field, value], id) => [field, changeOf({ field, value, id })]));

const LEVEL_1: Said = { 'criteria/1a': true, 'criteria/1b': true };
const BACKED_1A: Said = { 'evidence/1a-letter/obtained': true, 'evidence/1a-letter/location': 'Cabinet 2' };
const BACKED_1B: Said = {
  'evidence/extra/criterion': '1b',
  'evidence/extra/obtained': true,
  'evidence/extra/location': 'Shared folder',
};

test('nothing said: no level yet', () => {
  expect(standing(R101, {})).toMatchObject({
    progress: 'not started',
    blockers: [
      {
        kind: 'no level yet',
        words: 'Requirement 101 has no level yet.',
        place: { page: 'requirement', number: '101', section: 'levels' },
      },
    ],
  });
});

test.each([
  ['a level with a general comment', { ...LEVEL_1, comment: 'In the office.' }],
  ['a level with backed evidence under every ticked criterion', { ...LEVEL_1, ...BACKED_1A, ...BACKED_1B }],
  ['level 0 with a comment', { 'level-0': true, comment: 'Nobody sees to it.' }],
  ['level 0 with ticks so far and a comment', { 'criteria/1a': true, 'level-0': true, comment: 'There is no plan.' }],
])('answered (rule 3): %s', (_, said: Said) => {
  expect(standing(R101, said)).toMatchObject({ progress: 'answered', blockers: [] });
});

test('answered (rule 3): not relevant with its reason, where the set offers it', () => {
  expect(standing(R202, { 'not-relevant': true, 'not-relevant-reason': 'We have none.' })).toMatchObject({
    progress: 'answered',
    blockers: [],
  });
});

test.each([
  [LEVEL_1, 'Requirement 101 is at level 1 but has neither evidence nor a comment.'],
  [{ ...LEVEL_1, comment: ' \n' }, 'Requirement 101 is at level 1 but has neither evidence nor a comment.'],
  [
    { ...LEVEL_1, ...BACKED_1A },
    'Requirement 101 is at level 1 without a comment, and 1b has no obtained evidence with a file or a location. Either will do.',
  ],
  [
    { ...LEVEL_1, 'criteria/2a': true, ...BACKED_1A },
    'Requirement 101 is at level 1 without a comment, and 1b and 2a have no obtained evidence with a file or a location. Either will do.',
  ],
  [
    { ...LEVEL_1, 'evidence/1a-letter/obtained': true, 'evidence/1b-plan/location': 'Cabinet 2' },
    'Requirement 101 is at level 1 without a comment, and 1a and 1b have no obtained evidence with a file or a location. Either will do.',
  ],
  [
    { ...LEVEL_1, ...BACKED_1A, ...BACKED_1B, 'evidence/1a-letter/removed': true },
    'Requirement 101 is at level 1 without a comment, and 1a has no obtained evidence with a file or a location. Either will do.',
  ],
])('a level needs a comment or evidence: %j', (said: Said, words) => {
  expect(standing(R101, said)).toMatchObject({
    progress: 'in progress',
    blockers: [
      { kind: 'needs a comment or evidence', words, place: { page: 'requirement', number: '101', section: 'comments' } },
    ],
  });
});

test('level 0 needs a comment; evidence does not do', () => {
  expect(standing(R101, { 'level-0': true, 'criteria/1a': true, ...BACKED_1A }).blockers).toEqual([
    {
      kind: 'level 0 needs a comment',
      words: 'Requirement 101 is at level 0. Say in a general comment what is missing.',
      place: { page: 'requirement', number: '101', section: 'comments' },
    },
  ]);
});

test('not relevant needs a reason; a comment does not do', () => {
  expect(standing(R202, { 'not-relevant': true, 'not-relevant-reason': ' ', comment: 'We have none.' }).blockers).toEqual([
    {
      kind: 'not relevant needs a reason',
      words: 'Requirement 202 is marked not relevant without a reason.',
      place: { page: 'requirement', number: '202', section: 'not-relevant' },
    },
  ]);
});

test('not relevant is no answer where the set does not offer it, whatever the reason', () => {
  expect(standing(R101, { 'not-relevant': true, 'not-relevant-reason': 'We have none.' }).blockers).toEqual([
    {
      kind: 'not relevant is not offered',
      words: 'Requirement 101 is marked not relevant, and this set does not offer that. Answer it by level.',
      place: { page: 'requirement', number: '101', section: 'not-relevant' },
    },
  ]);
});

test('answered in two ways is a blocker that shows both, whatever the comment', () => {
  expect(standing(R202, { ...LEVEL_1, 'level-0': true, 'not-relevant': true, comment: 'Hm.' }).blockers).toEqual([
    {
      kind: 'answered in two ways',
      words: 'Requirement 202 was answered in two ways: not relevant, level 0 and level 1. Keep one of them.',
      place: { page: 'requirement', number: '202', section: 'levels' },
    },
  ]);
});

test.each([
  ['a tick', { 'criteria/3a': true }],
  ['a comment', { comment: 'Later.' }],
  ['an obtained box', { 'evidence/2a-log/obtained': true }],
  ['a location', { 'evidence/2a-log/location': 'x' }],
  ['an added row', { 'evidence/extra/criterion': '3a' }],
])('%s makes it in progress', (_, said: Said) => {
  expect(standing(R101, said).progress).toBe('in progress');
});

test('the organisation needs a name and a code', () => {
  const of = (more: Partial<Organisation>) => readinessOf([], { ...ORGANISATION, ...more }, NO_FILES).blockers;
  expect(of({})).toEqual([]);
  expect(of({ name: ' ' })).toEqual([
    {
      kind: 'organisation has no name',
      words: 'Your organisation has no name yet.',
      place: { page: 'organisation', field: 'name' },
    },
  ]);
  const place = { page: 'organisation', field: 'ods-code' };
  for (const odsCode of ['', '  '])
    expect(of({ odsCode })).toEqual([
      { kind: 'organisation has no code', words: 'Your organisation code (ODS code) is not filled in yet.', place },
    ]);
  expect(of({ odsCode: 'A81-001' })).toEqual([
    {
      kind: 'organisation has no code',
      words: 'Your organisation code needs correcting. An organisation code has only letters and digits. This one has “-” in it.',
      place,
    },
  ]);
});

test('what is worth knowing warns and does not block', () => {
  const said = { 'criteria/1a': true, 'criteria/1b': true, 'criteria/3a': true, comment: 'x', target: 3 };
  const of101 = standing(R101, said);
  expect(of101.blockers).toEqual([]);
  const place = { page: 'requirement', number: '101', section: 'levels' };
  expect(readinessOf([of101], { ...ORGANISATION, roles: new Map() }, NO_FILES).warnings).toEqual([
    { words: 'Nobody is named as information governance lead.', place: { page: 'people' } },
    { words: 'Requirement 101 is below level 2, the pass mark. A reviewer asks for an improvement plan.', place },
    { words: 'In 101, 3a is ticked but not counted, because a lower level is not complete.', place },
    { words: 'Requirement 101 is below the target you set for it (level 3).', place },
  ]);
});

test('readiness counts what is answered and lists blockers in the order of the set, the organisation first', () => {
  const { answered, blockers, standings } = readiness(
    SET,
    assessment({ 'answers/102/level-0': true, 'answers/102/comment': 'Nobody.', 'answers/201/level-0': true }),
    { ...ORGANISATION, name: '' },
    NO_FILES,
  );
  expect(answered).toBe(1);
  expect(standings.map(({ progress }) => progress)).toEqual(['not started', 'answered', 'in progress', 'not started']);
  expect(blockers.map(({ kind }) => kind)).toEqual([
    'organisation has no name',
    'no level yet',
    'level 0 needs a comment',
    'no level yet',
  ]);
});

test('any state that a merge can leave has a standing, words for each blocker, a score and an outcome', () => {
  fc.assert(
    fc.property(anyMergedState(SET), fc.boolean(), (state, plan) => {
      const { standings, answered, blockers, warnings } = readiness(SET, state, readOrganisation(state), NO_FILES);
      expect(standings.map(({ requirement }) => requirement)).toEqual(SET.requirements);
      expect(answered).toBe(standings.filter((one) => one.blockers.length === 0).length);
      for (const { words, place } of [...blockers, ...warnings]) {
        expect(words).toMatch(/^[A-Z].*\.$/);
        if (place.page === 'requirement') expect(words).toContain(place.number);
      }
      for (const { blockers: own, progress, state: levels } of standings) {
        expect(own.length).toBeLessThanOrEqual(1);
        expect(progress === 'answered').toBe(own.length === 0);
        expect(attainmentInWords(levels.attainment)).toMatch(/^[A-Z]/);
      }
      const score = scoreOf(standings);
      expect(score.points).toBeGreaterThanOrEqual(0);
      expect(score.points).toBeLessThanOrEqual(score.outOf);
      expect(percentage(score) ?? 0).toBeLessThanOrEqual(100);
      const groups = [...scoreByInitiative(standings).values()];
      expect(groups.reduce((sum, { points }) => sum + points, 0)).toBe(score.points);
      expect(groups.reduce((sum, { outOf }) => sum + outOf, 0)).toBe(score.outOf);
      if (answered === standings.length) expect(outcomeOf(standings, plan)).not.toBeNull();
    }),
    { numRuns: 300 },
  );
});

test('lists read as people write them', () => {
  expect([[], ['1a'], ['1a', '1b'], ['1a', '1b', '2a']].map(listInWords)).toEqual(['', '1a', '1a and 1b', '1a, 1b and 2a']);
});
