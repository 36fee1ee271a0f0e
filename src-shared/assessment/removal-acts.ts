import { findNhsNumbers } from '../patient-data/nhs-numbers.ts';
import { notAPatientDigest } from '../patient-data/not-a-patient.ts';
import type { Change } from './change.ts';
import { type DocumentId, documentMeaning, evidenceDocument, removalDocument } from './document.ts';
import { requirementOfField } from './fields.ts';
import type { EvidenceFileId, EvidenceHash, RemovalId, RevisionId } from './identifiers.ts';
import type { Draft } from './record.ts';

/** What somebody wants to remove for good: one text, or one file with all of its revisions or only one of them. */
export type RemovalTarget =
  | { readonly kind: 'text'; readonly document: DocumentId; readonly field: string }
  | { readonly kind: 'file'; readonly file: EvidenceFileId; readonly revision: RevisionId | null };

const IDS_IN_A_PART = 2_000;
const HASHES_IN_A_PART = 1_000;
const TEXTS_OF_AN_ANSWER: ReadonlySet<string> = new Set(['comment', 'not-relevant-reason']);
const TEXTS_OF_EVIDENCE: ReadonlySet<string> = new Set(['title', 'location', 'details']);

/** Whether a field holds a text that can be removed for good: what people typed into an answer. */
export function isRemovableText(document: DocumentId, field: string): boolean {
  if (documentMeaning(document).kind !== 'assessment') return false;
  const [answers, , leaf = '', , part = '', ...deeper] = field.split('/');
  if (answers !== 'answers' || deeper.length > 0) return false;
  return part === '' ? TEXTS_OF_AN_ANSWER.has(leaf) : leaf === 'evidence' && TEXTS_OF_EVIDENCE.has(part);
}

/** The document that a removal takes something out of. */
export function documentOf(target: RemovalTarget): DocumentId {
  return target.kind === 'text' ? target.document : evidenceDocument(target.file);
}

/**
 * The changes that have to be destroyed. Of a text every value that its field ever had, whoever wrote it, and the decisions
 * “this is not a patient” on numbers in it, because they can be worked back to the number. Of a file its names: people write
 * patients' names into them. Its hash, its size, who attached it and when stay.
 *
 * @param changes every change of the document
 */
export function changesToDestroy(target: RemovalTarget, changes: readonly Change[]): Change[] {
  if (target.kind === 'file') return changes.filter((change) => isNameOf(change, target.revision, changes));
  const own = changes.filter(({ field }) => field === target.field);
  const requirement = requirementOfField(target.field);
  const decisions = new Set(
    requirement === null
      ? []
      : own
          .flatMap(({ value }) => (typeof value === 'string' ? findNhsNumbers(value) : []))
          .map(({ digits }) => `answers/${requirement}/not-a-patient/${notAPatientDigest(target.document, requirement, digits)}`),
  );
  return [...own, ...changes.filter(({ field }) => decisions.has(field))];
}

function isNameOf({ field, value }: Change, revision: RevisionId | null, changes: readonly Change[]): boolean {
  if (revision === null) return field === 'name' || /^revisions\/[^/]+\/name$/.test(field);
  const own = `revisions/${revision}/name`;
  // A file takes its first revision's name.
  return field === own || (field === 'name' && changes.some((one) => one.field === own && one.value === value));
}

/** What is recorded of a removal. It is committed and in the journal before anything is destroyed. */
export interface NewRemoval {
  readonly id: RemovalId;
  readonly target: RemovalTarget;
  readonly why: string;
  /** What `changesToDestroy` gave. */
  readonly changes: readonly Change[];
  /** The hashes of the revisions that go; none for a text. */
  readonly hashes: readonly EvidenceHash[];
  /** 32 random hexadecimal digits, which stand for a text. */
  readonly marker: string;
}

/** The drafts of a removal. A file that goes with all of its revisions is also taken off the list of evidence. */
export function removeForGood({ id, target, why, changes, hashes, marker }: NewRemoval): Draft[] {
  const document = removalDocument(id);
  const leaf = (field: string, value: Draft['value']): Draft => ({ document, field, value });
  const field = target.kind === 'text' ? target.field : target.revision === null ? '' : `revisions/${target.revision}`;
  return [
    leaf('why', why),
    leaf('mark', hashes[0] ?? marker),
    leaf('document', documentOf(target)),
    leaf('field', field),
    ...inParts(hashes, HASHES_IN_A_PART).map((part, at) => leaf(`hashes/${at}`, part)),
    ...inParts(
      changes.map((change) => change.id),
      IDS_IN_A_PART,
    ).map((part, at) => leaf(`changes/${at}`, part)),
    ...(target.kind === 'file' && target.revision === null
      ? [{ document: documentOf(target), field: 'removed', value: true }]
      : []),
    // The last one: where it is there, all of them are, also in a journal whose end a power cut has taken.
    leaf('what', target.kind),
  ];
}

function inParts(all: readonly string[], most: number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < all.length; at += most) parts.push(JSON.stringify(all.slice(at, at + most)));
  return parts;
}
