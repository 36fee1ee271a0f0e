import { assessmentDocument } from './assessment.ts';
import { booklet } from './booklet.ts';
import type { DocumentKinds } from './document-kind.ts';
import { partnersNote } from './partners-note.ts';
import { readinessReport } from './readiness.ts';
import { requirementSheet } from './requirement.ts';

/** Every kind of document there is. */
export const KINDS: Pick<DocumentKinds, 'requirement' | 'booklet' | 'assessment' | 'readiness' | 'partners-note'> = {
  requirement: requirementSheet,
  booklet,
  assessment: assessmentDocument,
  readiness: readinessReport,
  'partners-note': partnersNote,
};
