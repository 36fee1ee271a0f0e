import type { EvidenceItem } from '../../../../src-shared/assessment/answer.ts';
import { type EvidenceFile, reviewStanding } from '../../../../src-shared/assessment/evidence-file.ts';
import { CRITERIA_LEVELS } from '../../../../src-shared/assessment/levels.ts';
import type { RequirementStanding } from '../../../../src-shared/assessment/readiness.ts';
import { dayInWords } from '../../../../src-shared/assessment/toolkit-year.ts';
import type { Requirement } from '../../../../src-shared/catalogue/requirement-set.ts';
import { sizeInWords } from '../../../../src-shared/size-in-words.ts';
import { dateInWords } from '../../../../src-shared/words.ts';
import type { Block, Box, Cell, Column, DocumentTree, Inline, Row, TableBlock } from '../../tree/document-tree.ts';
import type { Assessed } from './assessed.ts';
import { cellOf, column, paragraph, strong, text, typed } from './blocks.ts';
import { obtainedBox, TO_TICK } from './check-boxes.ts';

/** Rows without a name, for evidence that the set does not suggest. */
const ROWS_BY_HAND = 2;

type Print = DocumentTree['print'];

/** In large print three columns would be too narrow to read, so what is said of a piece of evidence stands in one. */
const COLUMNS_BY_HAND: Readonly<Record<Print, readonly Column[]>> = {
  normal: [column('Location', { weight: 3 }), column('Details', { weight: 4 })],
  large: [column('Location and details', { weight: 6 })],
};
const COLUMNS_RECORDED: Readonly<Record<Print, readonly Column[]>> = {
  normal: [column('Location', { weight: 3 }), column('Details and files', { weight: 4 })],
  large: [column('Location, details and files', { weight: 6 })],
};

/** Every suggested piece of evidence, with room to write where it is. */
export function blankEvidenceTable(requirement: Requirement, print: Print): TableBlock {
  const lines = (count: number): Block[] => [{ kind: 'writing lines', lines: count }];
  const rowOf = (name: readonly Block[]): Row => ({
    cells: [
      cellOf(name, { isRowHeader: true }),
      ...(print === 'large' ? [cellOf(lines(1))] : [cellOf(lines(1)), cellOf(lines(1))]),
    ],
  });
  return evidenceTable(`For ${requirement.number}: tick what you have`, COLUMNS_BY_HAND[print], [
    ...CRITERIA_LEVELS.flatMap((level) =>
      requirement.levels[level].criteria.flatMap(({ id, evidence }) =>
        evidence.map((suggested) => rowOf([paragraph(nameOf(TO_TICK, id, suggested.text))])),
      ),
    ),
    ...Array.from({ length: ROWS_BY_HAND }, () =>
      rowOf([paragraph([{ kind: 'box', box: TO_TICK }, text(' Other')]), ...lines(1)]),
    ),
  ]);
}

/**
 * What was recorded under each criterion, in the words of whoever recorded it.
 *
 * @param which every row, also what the set suggests and nobody has used, or only rows that say something
 * @returns null where there is no row
 */
export function recordedEvidenceTable(
  { requirement, answer }: RequirementStanding,
  assessed: Assessed,
  { which, print }: { readonly which: 'every row' | 'rows that say something'; readonly print: Print },
): TableBlock | null {
  const items = which === 'every row' ? answer.evidence : answer.evidence.filter((item) => saysSomething(item, requirement));
  if (items.length === 0) return null;
  return evidenceTable(
    `Recorded for ${requirement.number}: a ticked box means that it was obtained`,
    COLUMNS_RECORDED[print],
    items.map((item) => ({
      cells: [
        cellOf(
          [
            paragraph(
              nameOf(obtainedBox(item.obtained), item.criterion, item.title.trim() === '' ? 'Other evidence' : item.title),
            ),
          ],
          { isRowHeader: true },
        ),
        ...saidOf(item, assessed, print),
      ],
    })),
  );
}

function saidOf(item: EvidenceItem, assessed: Assessed, print: Print): Cell[] {
  const location = typed(item.location);
  const details = typed(item.details);
  const files = filesOf(item, assessed);
  if (print === 'normal') return [cellOf(location), cellOf([...details, ...files])];
  const under = (name: string, blocks: readonly Block[]) => (blocks.length === 0 ? [] : [paragraph(name, 'quiet'), ...blocks]);
  return [cellOf([...under('Location', location), ...under('Details', details), ...files])];
}

/** A suggested row of which nothing was said is only the set's text. */
function saysSomething(item: EvidenceItem, { levels }: Requirement): boolean {
  const { suggested, obtained, location, details, files, lostFiles } = item;
  const examples = CRITERIA_LEVELS.flatMap((level) => levels[level].criteria.flatMap(({ evidence }) => evidence));
  return (
    !suggested ||
    obtained ||
    location.trim() !== '' ||
    details.trim() !== '' ||
    files.length + lostFiles.length > 0 ||
    examples.some(({ id, text: words }) => id === item.row && words !== item.title)
  );
}

function evidenceTable(caption: string, columns: readonly Column[], rows: readonly Row[]): TableBlock {
  return { kind: 'table', caption: [text(caption)], columns: [column('Evidence', { weight: 4 }), ...columns], rows };
}

function nameOf(box: Box, criterion: string, words: string): Inline[] {
  return [{ kind: 'box', box }, text(' '), strong(criterion), text(` ${words}`)];
}

function filesOf(item: EvidenceItem, assessed: Assessed): Block[] {
  return [
    ...item.files.flatMap((id) => {
      const file = assessed.files.get(id);
      return file ? [fileParagraph(file, assessed)] : [];
    }),
    ...item.lostFiles.map((id) => {
      const name = assessed.files.get(id)?.name;
      return paragraph(
        name === undefined
          ? 'A file that is not on record any more is linked here. It proves nothing.'
          : [strong(name), text(': taken off the list of evidence, so it proves nothing here.')],
      );
    }),
  ];
}

function fileParagraph(file: EvidenceFile, { nameOf: who, today }: Assessed): Block {
  const { name, current, review } = file;
  const said = `File: `;
  const facts = `, ${sizeInWords(current.size)}, added by ${who(current.addedBy)} on ${dateInWords(current.addedAt)}`;
  return paragraph([
    text(said),
    strong(name),
    text(`${facts}.${reviewInWords(file, review === null ? null : dayInWords(review), today)}`),
  ]);
}

function reviewInWords(file: EvidenceFile, by: string | null, today: Assessed['today']): string {
  switch (reviewStanding(file, today)) {
    case 'none':
      return by === null ? '' : ` To be looked at again by ${by}.`;
    case 'due':
      return ` Due to be looked at again by ${by}.`;
    case 'out of date':
      return ` Out of date: it was to be looked at again by ${by}.`;
  }
}
