import type { Selectable } from 'kysely';
import type { SubmissionHeld } from '../../src-shared/contract/central/submissions.ts';
import type { SubmissionId } from '../../src-shared/submission/submission-id.ts';
import { timeView } from '../accounts/views.ts';
import type { OrganisationData } from '../database/of-organisation.ts';
import type { SubmissionTenantTables } from '../database/tables/submissions.ts';

/** The columns that are sent, and the one that tells whether a request is the same: the copy itself can be long. */
const SHORT_COLUMNS = [
  'submission.id',
  'submission.assessment',
  'submission.set_hash',
  'submission.receipt',
  'submission.received',
  'submission.due_at',
] as const;

type ShortRow = Pick<
  Selectable<SubmissionTenantTables['submission']>,
  'id' | 'assessment' | 'set_hash' | 'receipt' | 'received' | 'due_at'
>;

export function findSubmission(rows: OrganisationData, id: SubmissionId): Promise<ShortRow | undefined> {
  return rows
    .selectFrom('submission')
    .select([...SHORT_COLUMNS])
    .where('submission.id', '=', id)
    .executeTakeFirst();
}

/** The newest first. */
export function findSubmissions(rows: OrganisationData): Promise<ShortRow[]> {
  return rows
    .selectFrom('submission')
    .select([...SHORT_COLUMNS])
    .orderBy('received', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function countSubmissions(rows: OrganisationData): Promise<number> {
  const { count } = await rows
    .selectFrom('submission')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** A submission as it is sent. */
export function submissionView({ id, assessment, receipt, received, due_at: due }: ShortRow): SubmissionHeld {
  return {
    id,
    assessment,
    received: timeView(received),
    due: due === null ? null : { at: timeView(due), late: received > due },
    receipt,
  };
}
