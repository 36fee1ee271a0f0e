import type { Change } from '../../src-shared/assessment/change.ts';
import { type DocumentId, documentMeaning } from '../../src-shared/assessment/document.ts';
import type { PrintedDocument } from '../../src-shared/contract/printing.ts';

/**
 * The changes that a printed document can speak of: those of its own assessment, and those of whatever is no assessment. All the
 * others are not sent to the thread, since years of answers take longer to send and read than most documents take to make.
 */
export function changesFor(asked: PrintedDocument, changes: readonly Change[]): readonly Change[] {
  const own = 'assessment' in asked ? asked.assessment : null;
  const wanted = new Map<DocumentId, boolean>();
  return changes.filter(({ document }) => {
    const known = wanted.get(document);
    if (known !== undefined) return known;
    const isWanted = document === own || documentMeaning(document).kind !== 'assessment';
    wanted.set(document, isWanted);
    return isWanted;
  });
}
