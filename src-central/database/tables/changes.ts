import type { Generated } from 'kysely';
import type { Change } from '../../../src-shared/assessment/change.ts';
import type { DocumentId } from '../../../src-shared/assessment/document.ts';
import type { DeviceId, RemovalId } from '../../../src-shared/assessment/identifiers.ts';
import type { UserId } from '../../../src-shared/contract/central/accounts/fields.ts';
import type { OrganisationId } from '../../../src-shared/contract/central/identifiers.ts';

/** Times are milliseconds since 1970, by the service's clock. */

/** What was pushed, each change once, in the order of `position`. */
interface ChangeTable {
  readonly organisation: OrganisationId;
  readonly position: number;
  readonly id: Change['id'];
  readonly at: Change['at'];
  readonly wall: string;
  readonly by: Change['by'];
  readonly action: Change['action'];
  readonly document: DocumentId;
  field: string;
  /** As JSON, in text: PostgreSQL's own JSON refuses some strings. */
  value: string;
  readonly was: Change['id'] | null;
  readonly account: UserId;
  readonly device: DeviceId;
  readonly received: number;
  readonly clock_off: number | null;
  /** Stands for this change and all before it (`history.ts`). */
  readonly link: string;
  /** By “Remove for good”: what it said is gone, its place stays. */
  destroyed: Generated<boolean>;
}

/** Ids of changes that a removal destroyed, here or before they came. */
interface DestroyedChangeTable {
  readonly organisation: OrganisationId;
  readonly id: Change['id'];
  readonly removal: RemovalId;
}

/** One row an organisation: pushes take turns at it, and so positions have no gaps and are in the order of commits. */
interface ChangeCounterTable {
  readonly organisation: OrganisationId;
  /** Of the last change; 0 before the first. */
  position: number;
  link: string;
  /** Whether anything was ever removed for good, so that most pushes need not look. */
  has_destroyed: Generated<boolean>;
  /** How much was sent since when, for the limit. */
  window_began: number;
  window_requests: number;
  window_changes: number;
}

/** What two copies of a document compare, kept up with each push. */
interface DocumentDigestTable {
  readonly organisation: OrganisationId;
  readonly document: DocumentId;
  count: number;
  xor: string;
}

/** The one row that says which beginning of this database clients have read from. */
interface HistoryEpochTable {
  readonly one: boolean;
  epoch: string;
}

export interface ChangeTables {
  history_epoch: HistoryEpochTable;
}

export interface ChangeTenantTables {
  change: ChangeTable;
  change_counter: ChangeCounterTable;
  destroyed_change: DestroyedChangeTable;
  document_digest: DocumentDigestTable;
}
