import { assessmentDocument } from './assessment.ts';
import { booklet } from './booklet.ts';
import type { DocumentKinds } from './document-kind.ts';
import { requirementSheet } from './requirement.ts';

/** Every kind of document there is. */
export const KINDS: Pick<DocumentKinds, 'requirement' | 'booklet' | 'assessment'> = {
  requirement: requirementSheet,
  booklet,
  assessment: assessmentDocument,
};
