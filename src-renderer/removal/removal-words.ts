import type { Change } from '../../src-shared/assessment/change.ts';
import { documentMeaning } from '../../src-shared/assessment/document.ts';

/** Whether a change only keeps the books of a removal: which records, which mark. People are shown what and why. */
export function isBookkeeping({ document, field }: Pick<Change, 'document' | 'field'>): boolean {
  return documentMeaning(document).kind === 'removal' && field !== 'what' && field !== 'why';
}
