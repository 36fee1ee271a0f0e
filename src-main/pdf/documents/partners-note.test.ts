import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../../../src-shared/assessment/change.ts';
import { assessmentDocument, ORGANISATION, personDocument } from '../../../src-shared/assessment/document.ts';
import { personId } from '../../../src-shared/assessment/identifiers.ts';
import { CRITERIA_LEVELS, criteriaOf } from '../../../src-shared/assessment/levels.ts';
import type { Draft } from '../../../src-shared/assessment/record.ts';
import { toolkitYear } from '../../../src-shared/assessment/toolkit-year.ts';
import type { Requirement, RequirementSet } from '../../../src-shared/catalogue/requirement-set.ts';
import { HONEST_NOTICE } from '../../../src-shared/honest-notice.ts';
import { ASSESSMENT, anyMergedState, idOf } from '../../../tests/arbitraries.ts';
import { computer } from '../../../tests/computer.ts';
import { practiceComputer, says } from '../../../tests/example-practice.ts';
import { exampleSet } from '../../../tests/example-set.ts';
import { havePdfPrograms, informationOf, pdfFile } from '../../../tests/pdf-tools.ts';
import { treeFaults } from '../../../tests/tree-faults.ts';
import { linesOfTree } from '../../../tests/words-of-tree.ts';
import { readCatalogue } from '../../catalogue/read-catalogue.ts';
import { loadFaces } from '../fonts/load-faces.ts';
import { layOut } from '../layout/lay-out.ts';
import { makePdf } from '../make-pdf.ts';
import type { DocumentTree } from '../tree/document-tree.ts';
import type { Sources } from './document-kind.ts';
import { partnersNote } from './partners-note.ts';
import { assessedOf } from './parts/assessed.ts';

const SET = exampleSet();
const ASKED = { kind: 'partners-note', set: SET.id, print: 'normal', assessment: ASSESSMENT } as const;

function sourcesOf(drafts: readonly Draft[]): Sources {
  const on = practiceComputer(1);
  on.act(drafts);
  return { set: SET, folded: on.folded, at: new Date('2026-09-02T13:32:00.000Z'), embedded: new Map() };
}

function linesOf(sources: Sources): string[] {
  const tree = partnersNote.tree(ASKED, sources);
  if (!tree.ok) throw new Error(tree.refusal);
  return linesOfTree(tree.value);
}

const ticks = (number: string, ...criteria: string[]) => criteria.map((id) => says(number, `criteria/${id}`, true));
const answered = (number: string, ...criteria: string[]) => [...ticks(number, ...criteria), says(number, 'comment', 'In May.')];
const LEVEL_2 = ['1a', '1b', '2a', '2b'];

test('half way: counts by initiative, what is left by person, and what to approve', () => {
  const owner = practiceComputer(1).by;
  const lines = linesOf(
    sourcesOf([
      ...answered('101', ...LEVEL_2),
      ...answered('102', '1a', '1b'),
      ...ticks('201', ...LEVEL_2),
      ...['201', '202'].map((number) => says(number, 'owner', owner)),
    ]),
  );
  expect(lines).toEqual([
    'Note for the partners',
    'On 2 September 2026, 2 of 4 requirements of the IG Toolkit for 2026/27 are answered. 2 reach level 2, the pass mark, 1 is below it and 1 has no level yet.',
    'Where we stand, requirements by initiative',
    'Initiative | Answered | Level\u00a02 or\u00a03 | Below level 2 | No level yet',
    'Information Governance Management | 2 of 2 | 1 | 1 | 0',
    'Confidentiality and Data Protection Assurance | 0 of 2 | 1 | 0 | 1',
    'All | 2 of 4 | 2 | 1 | 1',
    'What is left, and by whom',
    'Person 1: A comment or evidence is missing: 201. No level yet: 202.',
    'What we ask you to approve',
    'The levels above say truly where we stand.',
    'We work on 102 until it is at level 2.',
    'What is left is done, and the practice gives people the time for it.',
    'Approved by, each with name, role, signature and date:',
    expect.stringMatching(/^Why it matters: .*what we know about patients is safe with us/),
    HONEST_NOTICE.join(' '),
  ]);
});

test('all answered: the result, and the assessment itself to approve', () => {
  const lines = linesOf(
    sourcesOf([
      ...['101', '102', '201'].flatMap((number) => answered(number, ...LEVEL_2)),
      says('202', 'not-relevant', true),
      says('202', 'not-relevant-reason', 'We have none.'),
    ]),
  );
  expect(lines[1]).toBe(
    'On 2 September 2026, all 4 requirements of the IG Toolkit for 2026/27 are answered. As we see ourselves, the result is “satisfactory”. The score is 66 %.',
  );
  expect(lines).toContain('All | 4 of 4 | 3 | 0 | 0 | 1');
  expect(lines).toContain('Nothing is left to do: every requirement is answered, with a comment or evidence behind it.');
  expect(lines).toContain('The assessment is finished and published in the name of the practice.');
});

test('nothing begun: what is not there is not counted', () => {
  expect(linesOf(sourcesOf([]))[1]).toBe(
    'On 2 September 2026, 0 of 4 requirements of the IG Toolkit for 2026/27 are answered. 4 have no level yet.',
  );
});

test('its file is called after those who read it', () => {
  expect(partnersNote.fileName(ASKED, sourcesOf([]))).toBe('Riverside Surgery IG Toolkit 14.1 2026-27 note for the partners');
});

test('whatever a merge left, everybody and every requirement with something left is named', () => {
  fc.assert(
    fc.property(anyMergedState(SET), (state) => {
      const sources: Sources = { ...sourcesOf([]), folded: new Map([[ASSESSMENT, state]]) };
      const read = assessedOf(ASSESSMENT, sources);
      if (!read.ok) throw new Error(read.refusal);
      const lines = linesOf(sources);
      const left = lines
        .slice(
          lines.findIndex((line) => line.startsWith('What is left')),
          lines.indexOf('What we ask you to approve'),
        )
        .join(' ');
      for (const { requirement, blockers } of read.value.readiness.standings)
        expect(left.includes(requirement.number)).toBe(blockers.length > 0);
    }),
  );
});

describe('on paper, in normal print', () => {
  const sets = readCatalogue(new URL('../../../assets/catalogue', import.meta.url).pathname);
  const waysToAnswer: readonly ((requirement: Requirement) => readonly [string, Value][])[] = [
    () => [],
    (requirement) => ticked(requirement, 1),
    (requirement) => ticked(requirement, 3),
    (requirement) => [...ticked(requirement, 2), ['comment', 'In the folder.']],
    (requirement) => [...ticked(requirement, 1), ['level-0', true]],
    () => [['level-0', true]],
    () => [['not-relevant', true]],
    () => [
      ['not-relevant', true],
      ['not-relevant-reason', 'We have none.'],
    ],
  ];
  const anyWay = fc.record({ way: fc.constantFrom(...waysToAnswer), owner: fc.option(fc.nat(12)) });
  // Characters that no shipped face holds are explained at the end, which may be on a second page.
  const anyName = fc.oneof(
    fc.constantFrom('Alex Taylor', 'Dr Samira Okonkwo-Fitzgerald of the Upper Meadows', '', 'Word '.repeat(2_000)),
    fc.string({ unit: fc.constantFrom('a', 'W', ' ', 'é', 'Ж', 'λ', '-'), maxLength: 60 }),
  );

  function ticked(requirement: Requirement, upTo: 1 | 2 | 3): [string, Value][] {
    const levels = CRITERIA_LEVELS.filter((level) => level <= upTo);
    return levels.flatMap((level) => criteriaOf(requirement, level).map((id): [string, Value] => [`criteria/${id}`, true]));
  }

  function noteOf(
    set: RequirementSet,
    answers: readonly { way: (typeof waysToAnswer)[number]; owner: number | null }[],
    names: readonly string[],
    isNamed: boolean,
  ): DocumentTree {
    const on = computer(1);
    const assessment = assessmentDocument(set.id, toolkitYear.parse('2026-27'));
    on.act([
      { document: ORGANISATION, field: 'name', value: isNamed ? 'Riverside Surgery and Walk-in Centre, Upper Meadows' : '' },
      { document: assessment, field: 'due', value: '2027-03-31' },
      ...names.map((value, at): Draft => ({ document: personDocument(personId.parse(idOf(at + 1))), field: 'name', value })),
      ...set.requirements.flatMap((requirement, at) => {
        const { way, owner } = answers[at % answers.length] ?? { way: () => [], owner: null };
        return [
          ...way(requirement).map(([leaf, value]) => says(requirement.number, leaf, value, assessment)),
          says(requirement.number, 'owner', owner === null ? null : idOf(owner + 1), assessment),
        ];
      }),
    ]);
    const asked = { ...ASKED, set: set.id, assessment };
    const tree = partnersNote.tree(asked, { ...sourcesOf([]), set, folded: on.folded });
    if (!tree.ok) throw new Error(tree.refusal);
    return tree.value;
  }

  test('it is one page for every set, whoever has to do whatever', () => {
    const { faces } = loadFaces();
    fc.assert(
      fc.property(
        fc.constantFrom(...sets.map(({ id }) => id)),
        fc.array(anyWay, { minLength: 1, maxLength: 17 }),
        fc.array(anyName, { minLength: 13, maxLength: 13 }),
        fc.boolean(),
        (id, answers, names, isNamed) => {
          const set = sets.find((one) => one.id === id) ?? SET;
          const tree = noteOf(set, answers, names, isNamed);
          expect(treeFaults(tree)).toEqual([]);
          expect(layOut(tree, faces).pages.length, linesOfTree(tree).join('\n')).toBe(1);
        },
      ),
      { numRuns: 150 },
    );
  });

  test.skipIf(!havePdfPrograms)('other people’s programs count one page too', async () => {
    const [set] = sets.filter(({ name }) => name === 'General practice');
    if (!set) throw new Error('no general practice');
    const answers = waysToAnswer.map((way, at) => ({ way, owner: at }));
    const names = answers.map((_, at) => `Dr Somebody the ${at}th of the Upper Meadows`);
    const path = await pdfFile(makePdf(noteOf(set, answers, names, false)));
    expect(await informationOf(path)).toMatch(/^Pages: +1$/m);
  });
});
