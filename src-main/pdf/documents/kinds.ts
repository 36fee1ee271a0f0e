import { assessmentDocument } from './assessment.ts';
import { booklet } from './booklet.ts';
import type { DocumentKinds } from './document-kind.ts';
import { assurancePack } from './pack.ts';
import { partnersNote } from './partners-note.ts';
import { readinessReport } from './readiness.ts';
import { requirementSheet } from './requirement.ts';
import { statementToSign } from './statement.ts';

/** Every kind of document there is. */
export const KINDS: DocumentKinds = {
  requirement: requirementSheet,
  booklet,
  assessment: assessmentDocument,
  readiness: readinessReport,
  'partners-note': partnersNote,
  statement: statementToSign,
  pack: assurancePack,
};
