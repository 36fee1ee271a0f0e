import type { SessionId, UserId } from '../../../src-shared/contract/central/accounts/fields.ts';
import type { OrganisationId } from '../../../src-shared/contract/central/identifiers.ts';
import type { AccountRole } from '../../../src-shared/contract/central/roles.ts';

/** Times are milliseconds since 1970, by the service's clock. */

/** Who has registered, and the operator itself. */
interface OrganisationTable {
  readonly id: OrganisationId;
  readonly kind: 'organisation' | 'operator';
  readonly ods_code: string;
  name: string;
  type: string;
  town: string;
  postcode: string;
  region: string;
  commissioner: string;
  /** The head office or host. */
  parent: OrganisationId | null;
  standing: 'provisional' | 'confirmed';
  confirmed_at: number | null;
  /** `practice`, `directory`, `host` or the id of who of the operator did it. */
  confirmed_by: string | null;
  /** Of the code that was sent to the organisation's address in the directory. */
  confirmation_hash: string | null;
  /** Of what was sent, so that the same registration again is known. */
  readonly registration_hash: string;
  /** Of the operator's terms as they were when they were accepted. */
  readonly terms_hash: string;
  readonly registered_at: number;
}

/** Somebody who can sign in. Removed ones stay, because what they recorded names them. */
interface AccountTable {
  readonly organisation: OrganisationId;
  readonly id: UserId;
  readonly user_name: string;
  forename: string;
  surname: string;
  email: string;
  telephone: string;
  role: AccountRole;
  /** Argon2id; null until the one-time password was changed for the first time. */
  password_hash: string | null;
  /** SHA-256 of a one-time password, which has enough bits for that. */
  one_time_hash: string | null;
  one_time_ends_at: number | null;
  /** Of what was sent to add it. */
  readonly added_hash: string;
  readonly added_at: number;
  removed_at: number | null;
}

/** One computer of one account, from a sign-in until it ends. */
interface SignInTable {
  readonly organisation: OrganisationId;
  readonly id: SessionId;
  readonly account: UserId;
  readonly device: string;
  readonly device_name: string;
  generation: number;
  token_hash: string;
  readonly begun_at: number;
  seen_at: number;
  ends_at: number;
  ended_at: number | null;
  ended_because: string | null;
}

/** What somebody asks who found an organisation registered already: its administrator for an account, or the operator to hand it over. */
interface HandOverTable {
  readonly organisation: OrganisationId;
  readonly id: string;
  readonly whom: 'administrator' | 'operator';
  readonly forename: string;
  readonly surname: string;
  readonly email: string;
  readonly telephone: string;
  readonly message: string;
  readonly asked_hash: string;
  readonly asked_at: number;
  decided_at: number | null;
  decision: 'hand over' | 'refuse' | null;
  decided_by: UserId | null;
}

/** How often something was tried, under a hash that names neither person nor address. */
interface TriesTable {
  readonly key: string;
  count: number;
  /** When counting began, or of the last try. */
  since: number;
  blocked_until: number;
}

/** The imported list of organisations, for suggestions. */
interface DirectoryTable {
  readonly ods_code: string;
  name: string;
  type: string | null;
  town: string;
  postcode: string;
  region: string;
  commissioner: string;
  email: string;
}

/** What the operator's staff read and did. */
interface AuditTable {
  readonly id: string;
  readonly at: number;
  readonly staff: UserId;
  readonly staff_name: string;
  readonly sign_in: SessionId;
  /** Whose data; null for a list across organisations. */
  readonly organisation: OrganisationId | null;
  readonly what: string;
}

/** Secrets that all processes of the service share. */
interface ServiceSecretTable {
  readonly name: string;
  readonly secret: string;
}

export interface AccountTables {
  organisation: OrganisationTable;
  tries: TriesTable;
  directory: DirectoryTable;
  audit: AuditTable;
  service_secret: ServiceSecretTable;
}

export interface AccountTenantTables {
  account: AccountTable;
  sign_in: SignInTable;
  hand_over: HandOverTable;
}
