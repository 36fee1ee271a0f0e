import type { RequirementStanding } from '../../../../src-shared/assessment/readiness.ts';
import { readSeals } from '../../../../src-shared/assessment/sealing.ts';
import { standingInWords } from '../../../../src-shared/assessment/standing-words.ts';
import { dateInWords, timeInWords } from '../../../../src-shared/words.ts';
import type { Block, HeadingBlock } from '../../tree/document-tree.ts';
import type { Assessed } from './assessed.ts';
import { heading, keyValues, paragraph, typed } from './blocks.ts';
import { levelMark } from './level-mark.ts';

type Level = HeadingBlock['level'];

/** The level, what it was meant to be, who looks after it, and who changed it last. */
export function answerFacts(standing: RequirementStanding, { nameOf }: Assessed): Block {
  const { answer, state } = standing;
  const words = standingInWords(standing);
  const { target, owner, lastChange } = answer;
  return keyValues([
    ['Current level', [paragraph([levelMark(state.attainment)]), ...(words === '' ? [] : [paragraph(words)])]],
    ...(target === null ? [] : [['Target', `Level ${target}`] as const]),
    ...(owner === null ? [] : [['Looked after by', nameOf(owner)] as const]),
    ...(lastChange === null
      ? []
      : [
          [
            'Last changed',
            `${dateInWords(lastChange.wall)} at ${timeInWords(lastChange.wall)}, by ${nameOf(lastChange.by)}`,
          ] as const,
        ]),
  ]);
}

/** That answers cannot be changed any more, or that they were finished once. Nothing where neither is so. */
export function sealWords({ fields, nameOf }: Assessed): string[] {
  return readSeals(fields).map(({ sealed, reopened }, at) => {
    const revision = `Revision ${at + 1} was finished on ${dateInWords(sealed.wall)} at ${timeInWords(sealed.wall)} by ${nameOf(sealed.by)}`;
    return reopened === null
      ? `${revision}. Its answers cannot be changed.`
      : `${revision}, and reopened on ${dateInWords(reopened.wall)} at ${timeInWords(reopened.wall)} by ${nameOf(reopened.by)}.`;
  });
}

/** The comment in full, word for word. Nothing where there is none. */
export function comment({ answer }: RequirementStanding, level: Level): Block[] {
  return answer.comment.trim() === '' ? [] : [heading(level, 'General comments'), ...typed(answer.comment)];
}

/** Why it is not relevant; also a reason that was written before somebody took “not relevant” back. */
export function notRelevant({ answer }: RequirementStanding, level: Level): Block[] {
  const reason = typed(answer.notRelevantReason);
  if (answer.notRelevant)
    return [
      heading(level, 'Why it is not relevant'),
      ...(reason.length > 0 ? reason : [paragraph('No reason was written.')]),
      ...(answer.ticked.size > 0 ? [paragraph('What had been ticked before is set aside and does not count.', 'quiet')] : []),
    ];
  if (reason.length === 0) return [];
  return [
    heading(level, 'Not relevant'),
    paragraph('It is not marked “not relevant” now. This reason was written while it was:'),
    ...reason,
  ];
}
