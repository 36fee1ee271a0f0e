import type { Requirement, RequirementSet } from '../src-shared/catalogue/requirement-set.ts';
import { requirementSet } from '../src-shared/catalogue/requirement-set.ts';
import { initiativeCode } from '../src-shared/catalogue/requirement-text.ts';

/**
 * An invented requirement set for tests and benches, checked by the schema of the real ones.
 *
 * A small one has two initiatives, IGM and CDPA, which share the requirements; more come in where one initiative would
 * run out of numbers. The last requirement offers “Not relevant”. Each has five criteria: 1a, 1b, 2a, 2b and 3a.
 *
 * @param count how many requirements, 2 to 594; four are 101, 102, 201 and 202
 */
export function exampleSet(count = 4): RequirementSet {
  const initiatives = Math.max(2, Math.ceil(count / 99));
  const numbers = Array.from(
    { length: count },
    (_, at) => 100 * (1 + (at % initiatives)) + 1 + Math.floor(at / initiatives),
  ).sort((a, b) => a - b);
  return requirementSet.parse({
    id: 'igt/14.1/example-practice',
    organisation_type: 'example-practice',
    name: 'Example practice',
    description: 'A practice that does not exist, for trying things out.',
    found_as: ['example'],
    words: {
      organisation: 'practice',
      leaders: 'partners',
      patients: 'patients',
      staff: 'staff',
      record_system: 'clinical system',
      premises: 'surgery',
    },
    roles: ['ig-lead', 'caldicott-guardian'],
    code_shape: { pattern: '^[A-Z]\\d{5}$', words: 'a letter and five digits' },
    version: '14.1',
    source: 'invented',
    confidence: 'assumed',
    note: 'Every number and every word of this set is invented.',
    requirements: numbers.map((number, at) => exampleRequirement(number, at === count - 1)),
  });
}

function exampleRequirement(number: number, offersNotRelevant: boolean): Requirement {
  const initiative = initiativeCode.options[Math.floor(number / 100) - 1];
  if (!initiative) throw new RangeError(`there is no initiative for a requirement ${number}`);
  const criterion = (id: string, ...rows: string[]): Requirement['levels']['1']['criteria'][number] => ({
    id,
    text: `What ${id} of ${number} asks for is done and somebody can show it.`,
    evidence: rows.map((row) => ({ id: `${id}-${row}`, text: `The ${row} for ${id}` })),
  });
  return {
    number: String(number),
    initiative,
    title: { text: `The example practice has seen to matter ${number}`, source: 'invented', confidence: 'assumed' },
    short_title: `Matter ${number}`,
    description: `Matter ${number} is about what a practice does every day, ${'and who sees to it when the usual person is away, '.repeat(4)}in short.`,
    guidance: [
      `${'Ask who does it now. Write the answer down. '.repeat(8)}That is most of ${number}.`,
      'Look again after three months.',
    ],
    common_mistakes: ['Nobody knows where the list is.', 'The list is from last year.'],
    level_0: 'We cannot say that yet.',
    levels: {
      '1': { summary: 'Somebody sees to it.', criteria: [criterion('1a', 'letter', 'list'), criterion('1b', 'plan')] },
      '2': { summary: 'Everybody does it.', criteria: [criterion('2a', 'log'), criterion('2b', 'minutes')] },
      '3': { summary: 'It is looked at again.', criteria: [criterion('3a', 'review')] },
    },
    not_relevant: offersNotRelevant
      ? { offered: true, not_relevant_when: 'The practice has nothing of the kind.' }
      : { offered: false },
    references: [{ name: 'An invented law', covers: 'It says that practices see to matters.' }],
    example_comment: 'The list is in the shared folder; the partners looked at it in May.',
    reviewer_looks_for: 'A date, a name and a place.',
    templates: [{ name: 'List', text: ['[Name] sees to [matter].'] }],
    today: [],
    source: 'invented',
    confidence: 'assumed',
    number_source: 'invented',
    number_confidence: 'assumed',
  };
}
