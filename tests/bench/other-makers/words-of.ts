import type { Inline } from '../../../src-main/pdf/tree/document-tree.ts';
import { unreachable } from '../../../src-shared/result.ts';

/** A box to tick as the shipped fonts hold it. */
export function signOf({ state }: Extract<Inline, { kind: 'box' }>['box']): string {
  return state === 'ticked' ? '☑' : '☐';
}

/** Words as one text, without their looks. */
export function wordsOf(words: readonly Inline[]): string {
  return words
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
        case 'link':
          return inline.text;
        case 'level':
          return inline.words;
        case 'box':
          return signOf(inline.box);
        default:
          return unreachable(inline);
      }
    })
    .join('');
}
