import type { TableBlock } from '../../tree/document-tree.ts';
import type { Assessed } from './assessed.ts';
import { cell, column, link, text } from './blocks.ts';
import { levelMark } from './level-mark.ts';
import { requirementPlace } from './requirement-text.ts';

/** Every requirement in one line: the level, and what stands behind it. The numbers lead to the answers. */
export function summaryTable({ readiness: { standings } }: Assessed): TableBlock {
  return {
    kind: 'table',
    caption: [text('Levels by requirement, and what stands behind them')],
    columns: [
      column('Requirement', { weight: 5 }),
      column('Level'),
      column('Evidence', 'fit', 'right'),
      column('Comment'),
      column('Answered'),
    ],
    rows: standings.map(({ requirement, answer, state, progress }) => ({
      cells: [
        cell(
          [
            link(`${requirement.number} ${requirement.short_title}`, {
              kind: 'place',
              place: requirementPlace(requirement.number),
            }),
          ],
          { isRowHeader: true },
        ),
        cell([levelMark(state.attainment)]),
        cell(String(answer.evidence.filter(({ obtained }) => obtained).length)),
        cell(answer.comment.trim() === '' ? 'No' : 'Yes'),
        cell(progress === 'answered' ? 'Yes' : 'Not yet'),
      ],
    })),
  };
}
