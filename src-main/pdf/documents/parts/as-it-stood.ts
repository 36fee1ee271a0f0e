import { dayInWords } from '../../../../src-shared/assessment/toolkit-year.ts';
import { dateInWords, timeInWords } from '../../../../src-shared/words.ts';
import type { Block } from '../../tree/document-tree.ts';
import type { Assessed } from './assessed.ts';
import { paragraph } from './blocks.ts';

/** Of which moment a paper tells, so that nobody takes last month's for today's, and when it is due. */
export function asItStood({ set, due }: Assessed, at: Date): Block {
  const moment = `${set.name}, as it stood on ${dateInWords(at)} at ${timeInWords(at)}.`;
  return paragraph(due === null ? moment : `${moment} It is due by ${dayInWords(due)}.`, 'quiet');
}
