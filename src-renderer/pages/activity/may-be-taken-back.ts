import type { Change } from '../../../src-shared/assessment/change.ts';
import { documentMeaning } from '../../../src-shared/assessment/document.ts';
import { EMPTY_DOCUMENT, type Folded } from '../../../src-shared/assessment/fold.ts';
import { isAboutSeals, standingSeal } from '../../../src-shared/assessment/sealing.ts';

/**
 * Whether an act is offered to be taken back: all of it still holds, none of it is in a finished assessment, and none of it removed
 * something for good.
 */
export function mayBeTakenBack(changes: readonly Change[], folded: Folded): boolean {
  const documents = new Set(changes.map(({ document }) => document));
  return (
    changes.every(({ id, document, field }) => !isAboutSeals(field) && folded.get(document)?.get(field)?.id === id) &&
    [...documents].every(
      (document) =>
        documentMeaning(document).kind !== 'removal' &&
        (documentMeaning(document).kind !== 'assessment' || standingSeal(folded.get(document) ?? EMPTY_DOCUMENT) === null),
    )
  );
}
