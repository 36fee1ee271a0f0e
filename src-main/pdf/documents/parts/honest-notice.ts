import { HONEST_NOTICE } from '../../../../src-shared/honest-notice.ts';
import type { Block } from '../../tree/document-tree.ts';
import { paragraph } from './blocks.ts';

/** What this is and is not, in full: once, where the reader begins. Every page's foot has the short form. */
export function honestNotice(): Block {
  return { kind: 'box', tone: 'note', blocks: HONEST_NOTICE.map((sentence) => paragraph(sentence, 'quiet')) };
}
