import type { DocumentId } from '../../../src-shared/assessment/document.ts';
import type { RequirementSetId } from '../../../src-shared/catalogue/requirement-set.ts';
import type { SessionId, UserId } from '../../../src-shared/contract/central/accounts/fields.ts';
import type { OrganisationId } from '../../../src-shared/contract/central/identifiers.ts';
import type { SubmissionId } from '../../../src-shared/submission/submission-id.ts';

/** What was published, as it was then. The database refuses to change or remove a row. Times are milliseconds since 1970. */
interface SubmissionTable {
  readonly organisation: OrganisationId;
  readonly id: SubmissionId;
  readonly assessment: DocumentId;
  readonly set_id: RequirementSetId;
  readonly set_hash: string;
  readonly snapshot_hash: string;
  /** RFC 8785 JSON: what the hash is over. */
  readonly snapshot: string;
  /** The ids of the changes that it consists of, as JSON. */
  readonly holding: string;
  /** The manifest of evidence, as RFC 8785 JSON: what the receipt's hash of it is over. */
  readonly manifest: string;
  readonly receipt: string;
  readonly received: number;
  readonly due_at: number | null;
  /** Who published it, from which sign-in and computer. */
  readonly account: UserId;
  readonly account_name: string;
  readonly sign_in: SessionId;
  readonly device: string;
}

export interface SubmissionTenantTables {
  submission: SubmissionTable;
}
