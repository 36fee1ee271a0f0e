import { assessmentDocument, type DocumentId, documentMeaning } from '../../src-shared/assessment/document.ts';
import type { EvidenceFileId } from '../../src-shared/assessment/identifiers.ts';
import type { Place } from '../../src-shared/assessment/readiness.ts';
import { type ToolkitYear, toolkitYear } from '../../src-shared/assessment/toolkit-year.ts';
import { type RequirementSetId, requirementSetId } from '../../src-shared/catalogue/requirement-set.ts';

/** One assessment as an address names it. */
export interface AssessmentAddress {
  readonly document: DocumentId;
  readonly set: RequirementSetId;
  readonly year: ToolkitYear;
}

/** The address of an assessment's pages: its document's name, so that a link means the same on every computer. */
export function assessmentPath(document: DocumentId, page: string): string {
  return `/${document}/${page}`;
}

/** Where a blocker can be mended, as an address. */
export function placePath(document: DocumentId, place: Place): string {
  switch (place.page) {
    case 'requirement':
      return `${assessmentPath(document, `requirements/${place.number}`)}#${place.section}`;
    case 'organisation':
      return `/organisation#${place.field}`;
    case 'people':
      return '/people';
    case 'backup':
      return '/backup';
    case 'recovery-code':
      return '/recovery-code';
    case 'evidence file':
      return evidencePath(place.file);
  }
}

/** The page of one evidence file. */
export function evidencePath(file: EvidenceFileId): string {
  return `/evidence/${file}`;
}

/** Reads the part of an address that names an assessment; null when it names none. */
export function addressOf(parts: {
  readonly version?: string;
  readonly type?: string;
  readonly year?: string;
}): AssessmentAddress | null {
  const set = requirementSetId.safeParse(`igt/${parts.version}/${parts.type}`);
  const year = toolkitYear.safeParse(parts.year);
  if (!set.success || !year.success) return null;
  return { document: assessmentDocument(set.data, year.data), set: set.data, year: year.data };
}

/** The assessment a document is, or null. */
export function addressOfDocument(document: DocumentId): AssessmentAddress | null {
  const meaning = documentMeaning(document);
  return meaning.kind === 'assessment' ? { document, set: meaning.set, year: meaning.year } : null;
}
