import { z } from 'zod';
import { type RequirementSetId, requirementSetId } from '../catalogue/requirement-set.ts';
import { type EvidenceFileId, evidenceFileId, type PersonId, personId, type RemovalId, removalId } from './identifiers.ts';
import { type ToolkitYear, toolkitYear } from './toolkit-year.ts';

/**
 * What a field belongs to. The name is derived and not drawn by lot, so two computers that start offline mean the same
 * document: `organisation`, `person/<id>`, `assessment/igt/14.1/general-practice/2026-27`, `evidence/<file id>`.
 */
export const documentId = z
  .string()
  .max(200)
  .regex(/^[a-z]+(\/[a-z0-9.~-]+)*$/, 'not a document')
  .brand('DocumentId');
export type DocumentId = z.infer<typeof documentId>;

export const ORGANISATION: DocumentId = documentId.parse('organisation');

export type DocumentMeaning =
  | { readonly kind: 'organisation' }
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'evidence'; readonly file: EvidenceFileId }
  | { readonly kind: 'removal'; readonly removal: RemovalId }
  | { readonly kind: 'assessment'; readonly set: RequirementSetId; readonly year: ToolkitYear }
  /** Written by a newer app: kept and passed on, never dropped. */
  | { readonly kind: 'unknown' };

export function personDocument(person: PersonId): DocumentId {
  return documentId.parse(`person/${person}`);
}

export function evidenceDocument(file: EvidenceFileId): DocumentId {
  return documentId.parse(`evidence/${file}`);
}

export function removalDocument(removal: RemovalId): DocumentId {
  return documentId.parse(`removal/${removal}`);
}

export function assessmentDocument(set: RequirementSetId, year: ToolkitYear): DocumentId {
  return documentId.parse(`assessment/${set}/${year}`);
}

/** What a document's name says. Total: a name that this version does not know is `unknown`. */
export function documentMeaning(document: DocumentId): DocumentMeaning {
  if (document === ORGANISATION) return { kind: 'organisation' };
  const [kind, ...rest] = document.split('/');
  if (kind === 'person' && rest.length === 1) {
    const person = personId.safeParse(rest[0]);
    if (person.success) return { kind: 'person', person: person.data };
  }
  if (kind === 'evidence' && rest.length === 1) {
    const file = evidenceFileId.safeParse(rest[0]);
    if (file.success) return { kind: 'evidence', file: file.data };
  }
  if (kind === 'removal' && rest.length === 1) {
    const removal = removalId.safeParse(rest[0]);
    if (removal.success) return { kind: 'removal', removal: removal.data };
  }
  if (kind === 'assessment' && rest.length === 4) {
    const set = requirementSetId.safeParse(rest.slice(0, 3).join('/'));
    const year = toolkitYear.safeParse(rest[3]);
    if (set.success && year.success) return { kind: 'assessment', set: set.data, year: year.data };
  }
  return { kind: 'unknown' };
}
