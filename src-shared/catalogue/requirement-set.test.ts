import { expect, test } from 'vitest';
import { exampleSet } from '../../tests/example-set.ts';
import { type RequirementSet, requirementSet, requirementSetId } from './requirement-set.ts';

const SET = exampleSet();

/** The example set after somebody corrected its file by hand. */
function corrected(edit: (set: RequirementSet) => void): string[] {
  const set = structuredClone(SET);
  edit(set);
  const parsed = requirementSet.safeParse(set);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
const level = (set: RequirementSet, number: '1' | '2' | '3') =>
  (set.requirements[0] as RequirementSet['requirements'][number]).levels[number];

test.each([2, 3, 10, 13, 198, 199, 500, 594])(
  'an example set of %i requirements fits the schema, each with its own number',
  (count) => {
    const { requirements } = exampleSet(count);
    const numbers = requirements.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(count);
    expect(numbers).toEqual([...numbers].sort());
    expect(new Set(requirements.map(({ initiative }) => initiative)).size).toBe(Math.max(2, Math.ceil(count / 99)));
    expect(requirements.filter(({ not_relevant }) => not_relevant.offered)).toHaveLength(1);
  },
);

test('the name of a set may carry the start of its hash', () => {
  for (const fits of ['igt/14.1/general-practice', 'igt/14.1/dental-practice~1a2b3c4d', 'igt/15/prison'])
    expect(requirementSetId.safeParse(fits).success, fits).toBe(true);
  for (const not of [
    'igt/14.1/General',
    'igt/14.1/a~1A2B3C4D',
    'igt/14.1/a~12',
    '../14.1/a',
    'dspt/1/a',
    'igt/14.1/a/b',
    'igt/14.1/a\n',
  ])
    expect(requirementSetId.safeParse(not).success, not).toBe(false);
});

test('a criterion under another level than its own is refused: it could never be ticked', () => {
  expect(
    corrected((set) =>
      level(set, '1').criteria.push({ id: '2c', text: 'Something else.', evidence: [{ id: '2c-x', text: 'Proof' }] }),
    ),
  ).toEqual(['requirements.0: Requirement 101 has criterion 2c under level 1.']);
});

test('a criterion or a row named twice, and a row under another criterion than its own, are refused', () => {
  expect(
    corrected((set) =>
      Object.assign(level(set, '2').criteria[1] ?? {}, { id: '2a', evidence: [{ id: '2a-other', text: 'Proof' }] }),
    ),
  ).toEqual(['requirements.0: Requirement 101 names 2a twice.']);
  expect(corrected((set) => level(set, '3').criteria[0]?.evidence.push({ id: '3a-review', text: 'Proof' }))).toEqual([
    'requirements.0: Requirement 101 names 3a-review twice.',
  ]);
  expect(corrected((set) => level(set, '3').criteria[0]?.evidence.push({ id: '1a-paper', text: 'Proof' }))).toEqual([
    'requirements.0: Requirement 101 has evidence 1a-paper under criterion 3a.',
  ]);
});

test('a suggested row has a name that fits the names of fields', () => {
  const row = (length: number) => ({ id: `3a-${'x'.repeat(length - 3)}`, text: 'Proof' });
  expect(corrected((set) => level(set, '3').criteria[0]?.evidence.push(row(80)))).toEqual([]);
  expect(corrected((set) => level(set, '3').criteria[0]?.evidence.push(row(81)))).toHaveLength(1);
});

test('a shape of codes that is no pattern is refused when it is loaded, not when a code is typed', () => {
  expect(corrected((set) => Object.assign(set, { code_shape: { pattern: '^([A-Z]', words: 'letters' } }))).toEqual([
    'code_shape.pattern: not a pattern (a regular expression)',
  ]);
  expect(corrected((set) => Object.assign(set, { code_shape: undefined }))).toEqual([]);
});
