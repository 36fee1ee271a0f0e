import { type DocumentId, evidenceDocument } from './document.ts';
import type { PatientCheck } from './evidence-file.ts';
import type { EvidenceFileId, EvidenceHash, RevisionId } from './identifiers.ts';
import type { Draft } from './record.ts';

/** Bytes that are in the evidence store, and what is to be recorded of them. */
export interface KeptBytes {
  readonly hash: EvidenceHash;
  readonly size: number;
  readonly name: string;
  readonly patientCheck: PatientCheck;
}

/** A new evidence file with its first revision. */
export function addEvidenceFile(file: EvidenceFileId, revision: RevisionId, kept: KeptBytes): Draft[] {
  return [{ document: evidenceDocument(file), field: 'name', value: kept.name }, ...replaceEvidenceFile(file, revision, kept)];
}

/** A newer revision takes the place of the current one, which stays in history. */
export function replaceEvidenceFile(file: EvidenceFileId, revision: RevisionId, kept: KeptBytes): Draft[] {
  const document = evidenceDocument(file);
  const leaf = (name: string, value: Draft['value']): Draft => ({ document, field: `revisions/${revision}/${name}`, value });
  return [
    leaf('hash', kept.hash),
    leaf('size', kept.size),
    leaf('name', kept.name),
    leaf('patient-check', kept.patientCheck),
    { document, field: 'current', value: revision },
  ];
}

/** Where a file proves something: a row of evidence under a criterion. */
export interface EvidencePlace {
  readonly assessment: DocumentId;
  readonly requirement: string;
  readonly row: string;
}

/** Links a file to a row. Whoever has the file has obtained the evidence, so the row is ticked as obtained as well. */
export function linkEvidenceFile({ assessment, requirement, row }: EvidencePlace, file: EvidenceFileId): Draft[] {
  const leaf = (name: string, value: Draft['value']): Draft => ({
    document: assessment,
    field: `answers/${requirement}/evidence/${row}/${name}`,
    value,
  });
  return [leaf(`files/${file}`, true), leaf('obtained', true)];
}

export function unlinkEvidenceFile({ assessment, requirement, row }: EvidencePlace, file: EvidenceFileId): Draft[] {
  return [{ document: assessment, field: `answers/${requirement}/evidence/${row}/files/${file}`, value: false }];
}
