import { expect, test } from 'vitest';
import { exampleSet } from '../../tests/example-set.ts';
import { type RequirementSetFile, requirementSetFile } from './requirement-set.ts';
import { type CoreText, coreText, type SectorText, sectorText } from './requirement-text.ts';
import { type RequirementTexts, resolveSets } from './resolve.ts';

const NUMBERS = ['101', '102', '103', '201', '202'];

function core(number: string, more: Partial<CoreText> = {}): CoreText {
  const { number_source, number_confidence, ...text } = exampleSet().requirements[0] as ReturnType<
    typeof exampleSet
  >['requirements'][number];
  return coreText.parse({ ...text, number, ...more });
}
const sector = (more: Partial<SectorText>): SectorText =>
  sectorText.parse({ number: '101', sector: 'example-practice', source: 'invented', confidence: 'assumed', ...more });
const texts = (core101: CoreText, ...sectors: SectorText[]): Map<string, RequirementTexts> =>
  new Map(
    NUMBERS.map((number) => [
      number,
      number === '101'
        ? { core: core101, sectors: new Map(sectors.map((one) => [one.sector, one])) }
        : { core: core(number), sectors: new Map() },
    ]),
  );

function file(more: Partial<RequirementSetFile> = {}): RequirementSetFile {
  const { id, requirements, ...kind } = exampleSet();
  return requirementSetFile.parse({
    ...kind,
    requirements: NUMBERS.map((number) => ({ number, source: `list, ${number}`, confidence: 'reported' })),
    variants: [],
    ...more,
  });
}
const variant = (more: Partial<RequirementSetFile['variants'][number]> = {}): RequirementSetFile['variants'][number] => ({
  organisation_type: 'example-clinic',
  name: 'Example clinic',
  description: 'A clinic that does not exist.',
  found_as: ['clinic'],
  omit: [],
  ...more,
});
const resolved101 = (given: Map<string, RequirementTexts>, of = file(), at = 0) => resolveSets(of, given)[at]?.requirements[0];

test('a set has the requirements of its file, in its order, with where each number comes from', () => {
  const [set, ...others] = resolveSets(file(), texts(core('101')));
  expect(others).toEqual([]);
  expect(set).toMatchObject({
    id: 'igt/14.1/example-practice',
    organisation_type: 'example-practice',
    name: 'Example practice',
    version: '14.1',
  });
  expect(
    set?.requirements.map(({ number, number_source, number_confidence }) => [number, number_source, number_confidence]),
  ).toEqual(NUMBERS.map((number) => [number, `list, ${number}`, 'reported']));
});

test('words in braces are filled in, in any text, with a capital letter where the brace has one', () => {
  const given = core('101', {
    description: '{Leaders} of the {organisation} tell {staff} where the {record_system} is.',
    guidance: ['Ask in the {premises}.', '{Patients} know.'],
    templates: [{ name: 'For the {organisation}', text: ['[Name] of {leaders}'] }],
  });
  expect(resolved101(texts(given))).toMatchObject({
    description: 'Partners of the practice tell staff where the clinical system is.',
    guidance: ['Ask in the surgery.', 'Patients know.'],
    templates: [{ name: 'For the practice', text: ['[Name] of partners'] }],
  });
});

test.each(['{pets}', '{constructor}', '{toString}', '{PATIENTS}'])(
  'a word that there is not, such as %s, is our mistake and throws',
  (word) => {
    expect(() => resolveSets(file(), texts(core('101', { description: `The ${word} are here.` })))).toThrow(
      `there is no word for ${word}`,
    );
  },
);

test('a sector text takes the place of the core or comes before it, and leaves the rest', () => {
  const given = core('101');
  const own = sector({
    description: 'At a practice.',
    guidance_first: ['First of all.'],
    common_mistakes_first: ['Nobody asked.'],
    criteria: { '1b': { text: 'Another wording of the same.' }, '2a': { evidence: [{ id: '2a-own', text: 'Our own log' }] } },
    not_relevant: { offered: true, not_relevant_when: 'There is no such thing here.' },
    templates_first: [{ name: 'Ours', text: ['[Name]'] }],
  });
  const before = structuredClone(given);
  const read = resolved101(texts(given, own));
  expect(given, 'the core is used by other sectors too').toEqual(before);
  expect(read).toMatchObject({
    description: 'At a practice.',
    guidance: ['First of all.', ...given.guidance],
    common_mistakes: ['Nobody asked.', ...given.common_mistakes],
    not_relevant: { offered: true },
    example_comment: given.example_comment,
    reviewer_looks_for: given.reviewer_looks_for,
    templates: [{ name: 'Ours' }, { name: 'List' }],
    today: given.today,
  });
  expect(read?.levels[1].criteria).toEqual([
    given.levels[1].criteria[0],
    { ...given.levels[1].criteria[1], text: 'Another wording of the same.' },
  ]);
  expect(read?.levels[2].criteria[0]).toEqual({
    ...given.levels[2].criteria[0],
    evidence: [{ id: '2a-own', text: 'Our own log' }],
  });
});

test('a variant is a set of its own: its texts take the place of its base’s, its own words, without what it omits', () => {
  const words = { ...exampleSet().words, organisation: 'clinic' };
  const of = file({ variants: [variant({ words, omit: ['103'], note: 'The clinic has fewer.' })] });
  const given = texts(
    core('101', { example_comment: 'Kept in the {organisation}.' }),
    sector({ description: 'At a practice.', guidance_first: ['Of the practice.'], common_mistakes_first: ['Nobody asked.'] }),
    sector({ sector: 'example-clinic', description: 'At a clinic.', guidance_first: ['Of the clinic.'] }),
  );
  const [practice, clinic] = resolveSets(of, given);
  expect(clinic).toMatchObject({
    id: 'igt/14.1/example-clinic',
    name: 'Example clinic',
    note: 'The clinic has fewer.',
    roles: practice?.roles,
  });
  expect(clinic).not.toHaveProperty('omit');
  expect(clinic?.requirements.map(({ number }) => number)).toEqual(['101', '102', '201', '202']);
  expect(clinic?.requirements[0]).toMatchObject({ description: 'At a clinic.', example_comment: 'Kept in the clinic.' });
  expect(clinic?.requirements[0]?.guidance).toEqual(['Of the clinic.', ...core('101').guidance]);
  expect(clinic?.requirements[0]?.common_mistakes[0], 'what the variant does not say stays as its base says it').toBe(
    'Nobody asked.',
  );
  expect(practice?.requirements[0]).toMatchObject({ description: 'At a practice.', example_comment: 'Kept in the practice.' });
});

test('a missing text, and a criterion that the core does not have, are our mistakes and throw', () => {
  const given = texts(core('101'));
  given.delete('202');
  expect(() => resolveSets(file(), given)).toThrow('example-practice: there is no text for requirement 202');
  expect(() => resolveSets(file(), texts(core('101'), sector({ criteria: { '1e': { text: 'There is none.' } } })))).toThrow(
    'example-practice 101: the core has no criterion 1e',
  );
});
