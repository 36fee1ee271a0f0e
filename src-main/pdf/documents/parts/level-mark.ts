import { type Attainment, attainmentInWords } from '../../../../src-shared/assessment/levels.ts';
import { unreachable } from '../../../../src-shared/result.ts';
import type { Inline, LevelMark } from '../../tree/document-tree.ts';

/** A level as the screens draw it: the small bar, and the words that are the same everywhere. */
export function levelMark(attainment: Attainment): Inline {
  return { kind: 'level', mark: markOf(attainment), words: attainmentInWords(attainment) };
}

function markOf(attainment: Attainment): LevelMark {
  switch (attainment.kind) {
    case 'level':
      return attainment.level;
    case 'not relevant':
      return 'not counted';
    case 'no level yet':
    case 'answered in two ways':
      return 'none';
    default:
      return unreachable(attainment);
  }
}
