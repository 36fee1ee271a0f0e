import type { RequirementStanding } from '../../../../src-shared/assessment/readiness.ts';
import type { Cell, Column, DocumentTree, TableBlock } from '../../tree/document-tree.ts';
import type { Assessed } from './assessed.ts';
import { cell, column, link, text } from './blocks.ts';
import { levelMark } from './level-mark.ts';
import { requirementPlace } from './requirement-text.ts';

type Print = DocumentTree['print'];

/** In large print what stands behind a level is said in one column: five would cut words. */
const BEHIND: Readonly<Record<Print, readonly Column[]>> = {
  normal: [column('Evidence', 'fit', 'right'), column('Comment'), column('Answered')],
  large: [column('Behind it', { weight: 1 })],
};

/** Every requirement in one line: the level, and what stands behind it. The numbers lead to the answers. */
export function summaryTable({ readiness: { standings } }: Assessed, print: Print): TableBlock {
  return {
    kind: 'table',
    caption: [text('Levels by requirement, and what stands behind them')],
    columns: [column('Requirement', { weight: 1 }), column('Level'), ...BEHIND[print]],
    rows: standings.map((standing) => ({
      cells: [nameOf(standing), cell([levelMark(standing.state.attainment)]), ...behind(standing, print)],
    })),
  };
}

function nameOf({ requirement: { number, short_title } }: RequirementStanding): Cell {
  return cell([link(`${number} ${short_title}`, { kind: 'place', place: requirementPlace(number) })], { isRowHeader: true });
}

function behind({ answer, progress }: RequirementStanding, print: Print): Cell[] {
  const evidence = String(answer.evidence.filter(({ obtained }) => obtained).length);
  const comment = answer.comment.trim() === '' ? 'No' : 'Yes';
  const answered = progress === 'answered' ? 'Yes' : 'Not yet';
  if (print === 'normal') return [cell(evidence), cell(comment), cell(answered)];
  return [cell(`Evidence:\u00a0${evidence}. Comment:\u00a0${comment.toLowerCase()}. Answered:\u00a0${answered.toLowerCase()}.`)];
}
