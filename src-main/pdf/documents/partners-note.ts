import type { RequirementStanding } from '../../../src-shared/assessment/readiness.ts';
import { listInWords } from '../../../src-shared/assessment/readiness.ts';
import { outcomeOf, percentage, scoreOf } from '../../../src-shared/assessment/score.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import type { PrintedDocument } from '../../../src-shared/contract/printing.ts';
import { accepted } from '../../../src-shared/result.ts';
import { count, dayInWords, OUTCOMES } from '../../../src-shared/words.ts';
import type { Block, CheckListBlock, TableBlock } from '../tree/document-tree.ts';
import type { DocumentKind } from './document-kind.ts';
import { byInitiative } from './parts/answered-by-initiative.ts';
import { type Assessed, assessedOf, fileNameOf } from './parts/assessed.ts';
import { cell, cellOf, column, heading, paragraph, text } from './parts/blocks.ts';
import { TO_TICK } from './parts/check-boxes.ts';
import { furnitureOf } from './parts/furniture.ts';
import { leftByPerson } from './parts/left-by-person.ts';

/**
 * One page for the meeting of whoever leads the organisation: where we stand, what is left, what they are asked to approve. It
 * names no comment and no evidence, so that it stays one page whatever was typed there.
 */
export const partnersNote: DocumentKind<Extract<PrintedDocument, { kind: 'partners-note' }>> = {
  fileName: ({ assessment }, sources) => fileNameOf(assessment, sources, `note for the ${sources.set.words.leaders}`),
  tree: ({ assessment, print }, sources) => {
    const read = assessedOf(assessment, sources);
    if (!read.ok) return read;
    const assessed = read.value;
    const { organisation, set, year } = assessed;
    const title = `Note for the ${set.words.leaders}`;
    return accepted({
      title: `${title}: IG Toolkit ${set.version}, ${yearInWords(year)}`,
      subject: 'Where the assessment stands, what is left and by whom, and what is asked to be approved.',
      author: organisation.name.trim() || 'IG Toolkit Desktop',
      madeAt: sources.at,
      furniture: furnitureOf(set, organisation, year),
      print,
      blocks: [
        heading(1, title),
        paragraph(standInWords(assessed), 'lead'),
        standTable(assessed),
        heading(2, 'What is left, and by whom'),
        ...left(assessed),
        heading(2, 'What we ask you to approve'),
        toApprove(assessed),
        signatures(organisation.name),
        heading(2, 'Why it matters'),
        paragraph(whyItMatters(assessed)),
      ],
    });
  },
};

interface Counted {
  readonly passed: number;
  readonly below: readonly string[];
  readonly without: number;
  readonly notRelevant: number;
}

function counted(standings: readonly RequirementStanding[]): Counted {
  const of = (fits: (standing: RequirementStanding) => boolean) => standings.filter(fits);
  return {
    passed: of(({ state: { attainment } }) => attainment.kind === 'level' && attainment.level >= 2).length,
    below: of(({ state: { attainment } }) => attainment.kind === 'level' && attainment.level < 2).map(
      ({ requirement }) => requirement.number,
    ),
    without: of(({ state: { attainment } }) => attainment.kind === 'no level yet' || attainment.kind === 'answered in two ways')
      .length,
    notRelevant: of(({ state: { attainment } }) => attainment.kind === 'not relevant').length,
  };
}

function standInWords({ readiness: { standings, answered }, set, year }: Assessed): string {
  const all = standings.length;
  const what = `the IG Toolkit ${set.version} for ${yearInWords(year)}`;
  const outcome = outcomeOf(standings, false);
  const percent = percentage(scoreOf(standings));
  const first =
    answered === all
      ? `All ${count(all, 'requirement')} of ${what} are answered.`
      : `We have answered ${answered} of ${count(all, 'requirement')} of ${what}.`;
  if (outcome === null) return `${first} ${soFar(counted(standings))}`;
  const score = percent === null ? '' : ` The score is ${percent} %.`;
  return `${first} As we see ourselves, the result is “${OUTCOMES[outcome].toLowerCase()}”.${score}`;
}

function soFar({ passed, below, without }: Counted): string {
  return `So far ${passed} ${passed === 1 ? 'is' : 'are'} at level 2, the pass mark, or above, ${below.length} below it, and ${without} without a level.`;
}

function standTable({ readiness: { standings } }: Assessed): TableBlock {
  const hasNotRelevant = counted(standings).notRelevant > 0;
  const row = (name: string, own: readonly RequirementStanding[]) => {
    const { passed, below, without, notRelevant } = counted(own);
    const answered = own.filter(({ progress }) => progress === 'answered').length;
    return {
      cells: [
        cell(name, { isRowHeader: true }),
        cell(`${answered} of ${own.length}`),
        cell(String(passed)),
        cell(String(below.length)),
        cell(String(without)),
        ...(hasNotRelevant ? [cell(String(notRelevant))] : []),
      ],
    };
  };
  return {
    kind: 'table',
    caption: [text('Where we stand, requirements by initiative')],
    columns: [
      column('Initiative', { weight: 1 }),
      column('Answered', 'fit', 'right'),
      column('Level 2 or 3', 'fit', 'right'),
      column('Below level 2', 'fit', 'right'),
      column('No level yet', 'fit', 'right'),
      ...(hasNotRelevant ? [column('Not relevant', 'fit', 'right')] : []),
    ],
    rows: [...byInitiative(standings).map(({ name, standings: own }) => row(name, own)), row('All', standings)],
  };
}

function left(assessed: Assessed): Block[] {
  const people = leftByPerson(assessed);
  if (people.length === 0)
    return [paragraph('Nothing is left to do: every requirement is answered, with a comment or evidence behind it.')];
  return [
    {
      kind: 'table',
      caption: [text(`What has to be done before it can be published${assessed.due ? `, by ${dayInWords(assessed.due)}` : ''}`)],
      columns: [column('Who', { weight: 1 }), column('What', { weight: 3 })],
      rows: people.map(({ who, what }) => ({ cells: [cell(who, { isRowHeader: true }), cell(what)] })),
    },
  ];
}

function toApprove({ readiness: { standings, blockers }, set }: Assessed): CheckListBlock {
  const { below } = counted(standings);
  const lines = [
    'The levels above say truly where we stand.',
    ...(below.length > 0
      ? [`We work on ${listInWords(below)} until ${below.length === 1 ? 'it is' : 'they are'} at level 2.`]
      : []),
    blockers.length > 0
      ? `What is left is done by the people named above, and the ${set.words.organisation} gives them the time for it.`
      : `The assessment is finished and published in the name of the ${set.words.organisation}.`,
  ];
  return { kind: 'check list', items: lines.map((line) => ({ box: TO_TICK, label: '', words: [text(line)], below: [] })) };
}

function signatures(organisation: string): TableBlock {
  const line = cellOf([{ kind: 'writing lines', lines: 1 }]);
  return {
    kind: 'table',
    caption: [text(`Approved for ${organisation.trim() || 'the organisation'}`)],
    columns: [
      column('Name', { weight: 3 }),
      column('Role', { weight: 2 }),
      column('Signature', { weight: 3 }),
      column('Date', { weight: 2 }),
    ],
    rows: [1, 2].map(() => ({ cells: [line, line, line, line] })),
  };
}

function whyItMatters({ set: { words } }: Assessed): string {
  return `People trust this ${words.organisation} with what they tell nobody else. This assessment is how we check that ${words.patients}’ information is safe with us, that ${words.staff} know what to do, and that we can show it. You answer for it, so it is you who approve it. It is our own check and not a DSPT return.`;
}
