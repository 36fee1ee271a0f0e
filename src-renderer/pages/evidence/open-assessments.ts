import type { DocumentId } from '../../../src-shared/assessment/document.ts';
import { EMPTY_DOCUMENT, type Folded } from '../../../src-shared/assessment/fold.ts';
import { standingSeal } from '../../../src-shared/assessment/sealing.ts';

/** True while an assessment's evidence can be changed: it is not finished, or was reopened. */
export function isOpen(folded: Folded, assessment: DocumentId): boolean {
  return standingSeal(folded.get(assessment) ?? EMPTY_DOCUMENT) === null;
}
