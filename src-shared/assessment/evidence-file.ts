import { z } from 'zod';
import { type Change, holdsOver } from './change.ts';
import type { FoldedDocument } from './fold.ts';
import {
  type EvidenceFileId,
  type EvidenceHash,
  evidenceHash,
  type PersonId,
  type RevisionId,
  revisionId,
} from './identifiers.ts';
import { type CalendarDay, calendarDay } from './toolkit-year.ts';

/**
 * What was found, and said, about patients' numbers in a revision before it was attached. `not-a-patient` and `needed` are
 * people's own decisions; the change says whose.
 */
export const patientCheck = z.enum(['nothing-found', 'cannot-be-read', 'not-a-patient', 'needed']);
export type PatientCheck = z.infer<typeof patientCheck>;

/** One state of a file's bytes. */
export interface EvidenceRevision {
  readonly id: RevisionId;
  readonly hash: EvidenceHash;
  /** In bytes. */
  readonly size: number;
  /** The file's own name when it was attached. */
  readonly name: string;
  readonly patientCheck: PatientCheck | null;
  readonly addedBy: PersonId;
  /** The computer's time. */
  readonly addedAt: string;
}

/** A document that proves answers. Where it is used is said by the answers, so one file can be used many times. */
export interface EvidenceFile {
  readonly id: EvidenceFileId;
  /** What people call it; the first revision's name until somebody changes it. */
  readonly name: string;
  readonly current: EvidenceRevision;
  /** Replaced revisions, newest first. */
  readonly earlier: readonly EvidenceRevision[];
  /** From when it counts. */
  readonly effective: CalendarDay | null;
  /** By when somebody should look at it again. */
  readonly review: CalendarDay | null;
  /** Taken off the list; its revisions are kept. */
  readonly removed: boolean;
}

/** Every file has a name when it is attached, and its names go when it is removed for good. */
const NAME_REMOVED = 'A file that was removed for good';

/** How long before its review date a file is said to be due. */
const DUE_DAYS = 30;

/** Reads one file. Total: null for a document without a whole revision, which only a merge that is under way leaves. */
export function readEvidenceFile(id: EvidenceFileId, fields: FoldedDocument): EvidenceFile | null {
  const revisions = readRevisions(fields);
  const said = fields.get('current')?.value;
  const current = revisions.find((one) => one.id === said) ?? revisions[0];
  if (!current) return null;
  const name = fields.get('name')?.value;
  return {
    id,
    name: typeof name === 'string' && name.trim() !== '' ? name : current.name || NAME_REMOVED,
    current,
    earlier: revisions.filter((one) => one !== current),
    effective: calendarDay.safeParse(fields.get('effective')?.value).data ?? null,
    review: calendarDay.safeParse(fields.get('review')?.value).data ?? null,
    // One that was removed for good stays off the list, also where a restore says otherwise.
    removed: fields.get('removed')?.value === true || current.name === '',
  };
}

/** Whether somebody should look at a file again. */
export function reviewStanding({ review }: Pick<EvidenceFile, 'review'>, today: CalendarDay): 'none' | 'due' | 'out of date' {
  if (review === null) return 'none';
  if (review < today) return 'out of date';
  const due = new Date(`${today}T00:00:00Z`);
  due.setUTCDate(due.getUTCDate() + DUE_DAYS);
  return review <= due.toISOString().slice(0, 10) ? 'due' : 'none';
}

/** Newest first. */
function readRevisions(fields: FoldedDocument): EvidenceRevision[] {
  const found: { readonly revision: EvidenceRevision; readonly added: Change }[] = [];
  for (const [field, added] of fields) {
    const [kind, id, leaf, ...deeper] = field.split('/');
    if (kind !== 'revisions' || leaf !== 'hash' || deeper.length > 0) continue;
    const known = revisionId.safeParse(id);
    const hash = evidenceHash.safeParse(added.value);
    if (!known.success || !hash.success) continue;
    const size = fields.get(`revisions/${id}/size`)?.value;
    const name = fields.get(`revisions/${id}/name`)?.value;
    found.push({
      added,
      revision: {
        id: known.data,
        hash: hash.data,
        size: typeof size === 'number' ? size : 0,
        name: typeof name === 'string' ? name : '',
        patientCheck: patientCheck.safeParse(fields.get(`revisions/${id}/patient-check`)?.value).data ?? null,
        addedBy: added.by,
        addedAt: added.wall,
      },
    });
  }
  return found.sort((a, b) => (holdsOver(a.added, b.added) ? -1 : 1)).map(({ revision }) => revision);
}
