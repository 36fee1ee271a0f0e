import type { Requirement } from '../../../../src-shared/catalogue/requirement-set.ts';
import type { Block, DocumentTree, HeadingBlock } from '../../tree/document-tree.ts';
import { attainmentLevels } from './attainment-levels.ts';
import { heading, keyValues, paragraph, text } from './blocks.ts';
import { TO_TICK } from './check-boxes.ts';
import { blankEvidenceTable } from './evidence-table.ts';

const COMMENT_LINES = 8;
const REASON_LINES = 2;

/** A requirement as a form on paper: boxes to tick, lines for evidence and comments, who filled it in and when. */
export function blankForm(requirement: Requirement, level: HeadingBlock['level'], print: DocumentTree['print']): Block[] {
  return [
    ...attainmentLevels(requirement, null, level),
    ...notRelevantByHand(requirement, level),
    heading(level, 'Evidence'),
    paragraph(
      'Say where each is kept: a folder, a cupboard, a name. These are examples; one good piece for a criterion is enough. Evidence must not name patients.',
    ),
    blankEvidenceTable(requirement, print),
    {
      kind: 'group',
      blocks: [
        heading(level, 'General comments'),
        paragraph(
          'Where your evidence is, what it is called, who looks after it. At level 0: what is missing, and what you will do.',
        ),
        lines(COMMENT_LINES),
      ],
    },
    {
      kind: 'group',
      blocks: [
        keyValues([
          ['Target level', [lines(1)]],
          ['Looked after by', [lines(1)]],
          ['Filled in by, and when', [lines(1)]],
        ]),
      ],
    },
  ];
}

function notRelevantByHand({ not_relevant }: Requirement, level: HeadingBlock['level']): Block[] {
  if (!not_relevant.offered) return [];
  return [
    {
      kind: 'group',
      blocks: [
        heading(level, 'Not relevant (NR)'),
        paragraph(not_relevant.not_relevant_when),
        {
          kind: 'check list',
          items: [
            {
              box: TO_TICK,
              label: 'NR',
              words: [text('This requirement is not relevant to us. Why:')],
              below: [lines(REASON_LINES)],
            },
          ],
        },
      ],
    },
  ];
}

function lines(count: number): Block {
  return { kind: 'writing lines', lines: count };
}
