import { z } from 'zod';
import { organisationTypeId, peopleRole } from '../catalogue/requirement-set.ts';
import { criterionId, requirementNumber } from '../catalogue/requirement-text.ts';
import { textValue, type Value } from './change.ts';
import { type DocumentId, documentMeaning } from './document.ts';
import { patientCheck } from './evidence-file.ts';
import { evidenceFileId, evidenceHash, personId, revisionId } from './identifiers.ts';
import { calendarDay } from './toolkit-year.ts';

/** What the assessment is for; asked when it is started. */
export const purpose = z.enum(['yearly', 'contract', 'tender', 'application', 'practice-run']);
export type Purpose = z.infer<typeof purpose>;

/** A retention period in whole years. */
export const retentionYears = z.int().min(1).max(100);

const flag = z.boolean().nullable();
const text = textValue.nullable();
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable();
const rowId = z.string().regex(/^[A-Za-z0-9-]{2,80}$/);

type Leaf = { readonly pattern: readonly (string | z.ZodType)[]; readonly schema: z.ZodType };

/** The closed grammar of leaves. A parent is never written; a removed row is its leaf `removed`. */
const LEAVES: { readonly [kind in 'organisation' | 'person' | 'evidence' | 'removal' | 'assessment']: readonly Leaf[] } = {
  organisation: [
    { pattern: ['name'], schema: text },
    { pattern: ['ods-code'], schema: text },
    { pattern: ['type'], schema: organisationTypeId.nullable() },
    { pattern: ['roles', peopleRole], schema: personId.nullable() },
    /** How many years evidence files, and the texts of a finished year, are kept by the organisation's own policy. */
    { pattern: ['retention', z.enum(['evidence-years', 'assessment-years'])], schema: retentionYears.nullable() },
  ],
  person: [
    { pattern: ['name'], schema: text },
    { pattern: ['job'], schema: text },
    { pattern: ['e-mail'], schema: text },
    { pattern: ['telephone'], schema: text },
    { pattern: ['removed'], schema: flag },
  ],
  evidence: [
    { pattern: ['name'], schema: text },
    /** Which revision counts. The others stay in history. */
    { pattern: ['current'], schema: revisionId.nullable() },
    { pattern: ['effective'], schema: calendarDay.nullable() },
    { pattern: ['review'], schema: calendarDay.nullable() },
    { pattern: ['removed'], schema: flag },
    { pattern: ['revisions', revisionId, 'hash'], schema: evidenceHash.nullable() },
    { pattern: ['revisions', revisionId, 'size'], schema: z.int().min(0).nullable() },
    /** The file's own name when it was attached. */
    { pattern: ['revisions', revisionId, 'name'], schema: text },
    { pattern: ['revisions', revisionId, 'patient-check'], schema: patientCheck.nullable() },
  ],
  removal: [
    { pattern: ['what'], schema: z.enum(['file', 'text']) },
    { pattern: ['why'], schema: text },
    /** The SHA-256 of a file's bytes; of a text a random marker, so that nobody can find it out by trying. */
    { pattern: ['mark'], schema: z.string().regex(/^[0-9a-f]{32,64}$/) },
    { pattern: ['document'], schema: text },
    /** Of a text its field; of a file the revision (`revisions/<id>`), or nothing for all of them. */
    { pattern: ['field'], schema: text },
    /** The SHA-256 of every revision whose bytes were destroyed, as JSON, in parts. */
    { pattern: ['hashes', z.string().regex(/^\d{1,3}$/)], schema: text },
    /** The ids of the changes that were destroyed, as JSON, in parts. */
    { pattern: ['changes', z.string().regex(/^\d{1,3}$/)], schema: text },
  ],
  assessment: [
    { pattern: ['purpose'], schema: purpose.nullable() },
    { pattern: ['asked-by'], schema: text },
    { pattern: ['due'], schema: calendarDay.nullable() },
    { pattern: ['answers', requirementNumber, 'criteria', criterionId], schema: flag },
    { pattern: ['answers', requirementNumber, 'level-0'], schema: flag },
    { pattern: ['answers', requirementNumber, 'not-relevant'], schema: flag },
    { pattern: ['answers', requirementNumber, 'not-relevant-reason'], schema: text },
    { pattern: ['answers', requirementNumber, 'comment'], schema: text },
    { pattern: ['answers', requirementNumber, 'target'], schema: z.int().min(0).max(3).nullable() },
    { pattern: ['answers', requirementNumber, 'owner'], schema: personId.nullable() },
    { pattern: ['answers', requirementNumber, 'evidence', rowId, 'criterion'], schema: criterionId.nullable() },
    { pattern: ['answers', requirementNumber, 'evidence', rowId, 'title'], schema: text },
    { pattern: ['answers', requirementNumber, 'evidence', rowId, 'obtained'], schema: flag },
    { pattern: ['answers', requirementNumber, 'evidence', rowId, 'location'], schema: text },
    { pattern: ['answers', requirementNumber, 'evidence', rowId, 'details'], schema: text },
    { pattern: ['answers', requirementNumber, 'evidence', rowId, 'removed'], schema: flag },
    /** A file that proves it. One file can stand in many rows, and is kept once. */
    { pattern: ['answers', requirementNumber, 'evidence', rowId, 'files', evidenceFileId], schema: flag },
    /** “This number is not a patient”: the number itself is not repeated, only a digest of it (`patient-data/not-a-patient.ts`). */
    { pattern: ['answers', requirementNumber, 'not-a-patient', z.string().regex(/^[0-9a-f]{16}$/)], schema: flag },
    { pattern: ['sealed', rowId, 'part', z.string().regex(/^\d{1,3}$/)], schema: text },
    { pattern: ['sealed', rowId, 'hash'], schema: hash },
    { pattern: ['sealed', rowId, 'reopened'], schema: flag },
    /** 128 random bits, which keep the hash over the list of evidence from being found out by trying. */
    {
      pattern: ['sealed', rowId, 'salt'],
      schema: z
        .string()
        .regex(/^[0-9a-f]{32}$/)
        .nullable(),
    },
    /** Who accepted the assurance statement over this copy: which version of its text, and which copy by its hash. */
    { pattern: ['sealed', rowId, 'acceptance', 'statement'], schema: z.int().min(1).nullable() },
    { pattern: ['sealed', rowId, 'acceptance', z.enum(['statement-hash', 'snapshot'])], schema: hash },
    { pattern: ['sealed', rowId, 'acceptance', z.enum(['name', 'role', 'organisation'])], schema: text },
    /** Of a signed paper the day, and the SHA-256 of its scan among the evidence files. */
    { pattern: ['sealed', rowId, 'acceptance', 'signed'], schema: calendarDay.nullable() },
    { pattern: ['sealed', rowId, 'acceptance', 'scan'], schema: evidenceHash.nullable() },
    { pattern: ['sealed', rowId, 'acceptance', 'way'], schema: z.enum(['on-this-computer', 'on-paper']).nullable() },
  ],
};

export type FieldVerdict =
  | { readonly kind: 'fits' }
  /** A field of a newer app: kept and passed on. */
  | { readonly kind: 'unknown field' }
  | { readonly kind: 'does not fit'; readonly why: string };

/** Whether a value may stand in a field, by the closed grammar. Total. */
export function judgeField(document: DocumentId, field: string, value: Value): FieldVerdict {
  const meaning = documentMeaning(document);
  if (meaning.kind === 'unknown') return { kind: 'unknown field' };
  const segments = field.split('/');
  const leaf = LEAVES[meaning.kind].find(
    ({ pattern }) =>
      pattern.length === segments.length &&
      pattern.every((part, at) => (typeof part === 'string' ? part === segments[at] : part.safeParse(segments[at]).success)),
  );
  if (!leaf) return { kind: 'unknown field' };
  const parsed = leaf.schema.safeParse(value);
  return parsed.success
    ? { kind: 'fits' }
    : { kind: 'does not fit', why: parsed.error.issues[0]?.message ?? 'another kind of value' };
}

/** The requirement number a field of an assessment belongs to, or null. */
export function requirementOfField(field: string): string | null {
  return field.startsWith('answers/') ? (field.split('/', 2)[1] ?? null) : null;
}
