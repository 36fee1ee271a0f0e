import { linkedDocuments } from '../../../../src-shared/assessment/evidence-uses.ts';
import { readRemovals } from '../../../../src-shared/assessment/removal.ts';
import { removedThing } from '../../../../src-shared/exchange/removed-thing.ts';
import { dateInWords, timeInWords } from '../../../../src-shared/words.ts';
import type { Block } from '../../tree/document-tree.ts';
import type { Sources } from '../document-kind.ts';
import type { Assessed } from './assessed.ts';
import { paragraph, strong, text, typed } from './blocks.ts';

/** What was removed for good from this assessment: of what is gone, only that it is gone, who removed it, when and why. */
export function removedForGood({ document, fields, set, nameOf }: Assessed, { folded }: Sources): Block[] {
  const linked = linkedDocuments(fields);
  const here = readRemovals(folded).filter((removal) => removal.document === document || linked.has(removal.document));
  if (here.length === 0) return [];
  const sets = new Map([[set.id, set]]);
  return [
    {
      kind: 'list',
      marks: 'bullets',
      items: here.map((removal) => [
        paragraph([
          strong(removedThing(removal, { folded, sets })),
          text(
            `: removed for good on ${dateInWords(removal.at)} at ${timeInWords(removal.at)} by ${nameOf(removal.by)}, because:`,
          ),
        ]),
        ...typed(removal.why),
      ]),
    },
  ];
}
