import { type DocumentId, documentId } from '../../src-shared/assessment/document.ts';
import type { EvidenceFileId } from '../../src-shared/assessment/identifiers.ts';
import { isRemovableText, type RemovalTarget } from '../../src-shared/assessment/removal-acts.ts';

export const REMOVALS_PATH = '/evidence/removals';

export function removeTextPath(document: DocumentId, field: string): string {
  return `/remove-text/${document}/${field}`;
}

export function removeFilePath(file: EvidenceFileId): string {
  return `/evidence/${file}/remove`;
}

/** Reads what stands behind `/remove-text/`; null when it names no text that can be removed. */
export function textOfPath(rest: string): Extract<RemovalTarget, { kind: 'text' }> | null {
  const at = rest.indexOf('/answers/');
  const document = documentId.safeParse(rest.slice(0, Math.max(0, at)));
  const field = rest.slice(at + 1);
  return document.success && isRemovableText(document.data, field) ? { kind: 'text', document: document.data, field } : null;
}
