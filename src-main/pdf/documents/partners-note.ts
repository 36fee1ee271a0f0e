import type { RequirementStanding } from '../../../src-shared/assessment/readiness.ts';
import { listInWords } from '../../../src-shared/assessment/readiness.ts';
import { outcomeOf, percentage, scoreOf } from '../../../src-shared/assessment/score.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import type { PrintedDocument } from '../../../src-shared/contract/printing.ts';
import { HONEST_NOTICE } from '../../../src-shared/honest-notice.ts';
import { accepted } from '../../../src-shared/result.ts';
import { count, dateInWords, dayInWords, OUTCOMES } from '../../../src-shared/words.ts';
import type { Block, CheckListBlock, TableBlock } from '../tree/document-tree.ts';
import type { DocumentKind } from './document-kind.ts';
import { byInitiative } from './parts/answered-by-initiative.ts';
import { type Assessed, assessedOf, fileNameOf } from './parts/assessed.ts';
import { bullets, cell, column, heading, paragraph, strong, text } from './parts/blocks.ts';
import { TO_TICK } from './parts/check-boxes.ts';
import { furnitureOf } from './parts/furniture.ts';
import { leftInLines, linesOnPaper } from './parts/left-in-lines.ts';

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
        paragraph(standInWords(assessed, sources.at), 'lead'),
        standTable(assessed),
        heading(2, assessed.readiness.blockers.length === 0 ? 'What is left' : 'What is left, and by whom'),
        left(assessed),
        heading(2, 'What we ask you to approve'),
        toApprove(assessed),
        ...signatures(assessed),
        paragraph([strong('Why it matters: '), text(whyItMatters(assessed))]),
        ...noticeWhereItFits(assessed),
      ],
    });
  },
};

/** Lines of what is left and of what is to be approved. */
const MOST_LINES_WITH_NOTICE = 6;

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

function standInWords({ readiness: { standings, answered }, year }: Assessed, at: Date): string {
  const all = standings.length;
  const what = `the IG Toolkit for ${yearInWords(year)}`;
  const outcome = outcomeOf(standings, false);
  const percent = percentage(scoreOf(standings));
  const howMany = answered === all ? `all ${count(all, 'requirement')}` : `${answered} of ${count(all, 'requirement')}`;
  const first = `On ${dateInWords(at)}, ${howMany} of ${what} are answered.`;
  if (outcome === null) return `${first} ${soFar(counted(standings))}`;
  const score = percent === null ? '' : ` The score is ${percent} %.`;
  return `${first} As we see ourselves, the result is “${OUTCOMES[outcome].toLowerCase()}”.${score}`;
}

function soFar({ passed, below, without, notRelevant }: Counted): string {
  const none = passed === 0 && below.length > 0 ? 'none' : null;
  const parts = [
    ...(passed > 0 || none ? [`${none ?? passed} ${passed === 1 || none ? 'reaches' : 'reach'} level 2, the pass mark`] : []),
    ...(below.length > 0 ? [`${below.length} ${below.length === 1 ? 'is' : 'are'} below it`] : []),
    ...(without > 0 ? [`${without} ${without === 1 ? 'has' : 'have'} no level yet`] : []),
    ...(notRelevant > 0 ? [`${notRelevant} ${notRelevant === 1 ? 'is' : 'are'} not relevant`] : []),
  ];
  const words = listInWords(parts);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function standTable({ readiness: { standings } }: Assessed): TableBlock {
  // Before there is an outcome the sentence above the table has it.
  const saysNotRelevant = outcomeOf(standings, false) !== null && counted(standings).notRelevant > 0;
  const row = (name: string, own: readonly RequirementStanding[]) => {
    const { passed, below, without, notRelevant } = counted(own);
    const counts = [passed, below.length, without, ...(saysNotRelevant ? [notRelevant] : [])];
    const answered = own.filter(({ progress }) => progress === 'answered').length;
    return {
      cells: [
        cell(name, { isRowHeader: true }),
        ...[`${answered} of ${own.length}`, ...counts.map(String)].map((words) => cell(words)),
      ],
    };
  };
  return {
    kind: 'table',
    caption: [text('Where we stand, requirements by initiative')],
    columns: [
      column('Initiative', { weight: 5 }),
      column('Answered', { weight: 1 }, 'right'),
      column('Level\u00a02 or\u00a03', { weight: 1 }, 'right'),
      column('Below level 2', { weight: 1 }, 'right'),
      column('No level yet', { weight: 1 }, 'right'),
      ...(saysNotRelevant ? [column('Not relevant', { weight: 1 }, 'right')] : []),
    ],
    rows: [...byInitiative(standings).map(({ name, standings: own }) => row(name, own)), row('All', standings)],
  };
}

function left(assessed: Assessed): Block {
  const lines = leftInLines(assessed);
  if (lines.length === 0)
    return paragraph('Nothing is left to do: every requirement is answered, with a comment or evidence behind it.');
  return bullets(lines.map(({ first, rest }) => [strong(`${first}: `), text(rest)]));
}

function toApprove(assessed: Assessed): CheckListBlock {
  const items = approvals(assessed).map((line) => ({ box: TO_TICK, label: '', words: [text(line)], below: [] }));
  return { kind: 'check list', items };
}

function approvals({ readiness: { standings, blockers }, set, due }: Assessed): string[] {
  const { below } = counted(standings);
  return [
    'The levels above say truly where we stand.',
    ...(below.length > 0
      ? [`We work on ${listInWords(below)} until ${below.length === 1 ? 'it is' : 'they are'} at level 2.`]
      : []),
    blockers.length > 0
      ? `What is left is done${due ? ` by ${dayInWords(due)}` : ''}, and the ${set.words.organisation} gives people the time for it.`
      : `The assessment is finished and published in the name of the ${set.words.organisation}.`,
  ];
}

/** Lines of the page's full width: a table with room to sign in would take twice the height. */
function signatures({ readiness: { blockers } }: Assessed): Block[] {
  return [
    paragraph([strong('Approved by'), text(', each with name, role, signature and date:')]),
    { kind: 'writing lines', lines: blockers.length === 0 ? 3 : 2 },
  ];
}

/** The foot of the page always has it in short; in full it would put much that is left on a second page. */
function noticeWhereItFits(assessed: Assessed): Block[] {
  const lines = [
    ...leftInLines(assessed).map(({ first, rest }) => `${first}: ${rest}`),
    ...(assessed.readiness.blockers.length === 0 ? [] : approvals(assessed)),
  ];
  const taken = lines.reduce((sum, words) => sum + linesOnPaper(words), 0);
  return taken > MOST_LINES_WITH_NOTICE ? [] : [paragraph(HONEST_NOTICE.join(' '), 'quiet')];
}

function whyItMatters({ set: { words } }: Assessed): string {
  return `People tell this ${words.organisation} what they tell nobody else. Here we check that what we know about ${words.patients} is safe with us. You answer for that, so it is you who approve this.`;
}
