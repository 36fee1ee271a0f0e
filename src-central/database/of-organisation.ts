import type {
  DeleteQueryBuilder,
  DeleteResult,
  Insertable,
  InsertQueryBuilder,
  InsertResult,
  Kysely,
  SelectQueryBuilder,
  UpdateQueryBuilder,
  UpdateResult,
} from 'kysely';
import type { OrganisationId } from '../../src-shared/contract/central/identifiers.ts';
import type { Database } from './database.ts';
import type { SharedTables, TenantTables } from './tables/tables.ts';

type TenantTable = keyof TenantTables & string;
type RowToInsert<Table extends TenantTable> = Omit<Insertable<TenantTables[Table]>, 'organisation'>;

/**
 * The rows of one organisation. Every query begins here and is already narrowed to it; a row written here is written for it. A
 * query that joins a second table of organisations must join it on `organisation` as well.
 */
export interface OrganisationData {
  readonly organisation: OrganisationId;
  selectFrom: <Table extends TenantTable>(table: Table) => SelectQueryBuilder<TenantTables, Table, object>;
  insertInto: <Table extends TenantTable>(
    table: Table,
    rows: readonly RowToInsert<Table>[],
  ) => InsertQueryBuilder<TenantTables, Table, InsertResult>;
  update: <Table extends TenantTable>(table: Table) => UpdateQueryBuilder<TenantTables, Table, Table, UpdateResult>;
  deleteFrom: <Table extends TenantTable>(table: Table) => DeleteQueryBuilder<TenantTables, Table, DeleteResult>;
}

/** Any table of an organisation, as the code below sees it; `TenantTables` says the same of each. */
interface AnyTenantTables {
  [table: string]: { organisation: string };
}

/**
 * The only way to an organisation's rows: the type of `Database` does not have their tables.
 *
 * @param database or a transaction, which the queries are then part of
 */
export function ofOrganisation(database: Database, organisation: OrganisationId): OrganisationData {
  const tables = database as unknown as Kysely<AnyTenantTables>;
  const narrowed = {
    organisation,
    selectFrom: (table: string) => tables.selectFrom(table).where(`${table}.organisation`, '=', organisation),
    insertInto: (table: string, rows: readonly object[]) =>
      tables.insertInto(table).values(rows.map((row) => ({ ...row, organisation }))),
    update: (table: string) => tables.updateTable(table).where(`${table}.organisation`, '=', organisation),
    deleteFrom: (table: string) => tables.deleteFrom(table).where(`${table}.organisation`, '=', organisation),
  };
  return narrowed as unknown as OrganisationData;
}

/**
 * Reaches the rows of all organisations, for what is not one organisation's: the reviewers' queue, reports, signing in.
 *
 * @param why in words, so that every such place says it to whoever reads the code
 */
export function acrossOrganisations(database: Database, why: string): Kysely<SharedTables & TenantTables> {
  if (why === '') throw new Error('a query across organisations says why');
  return database as unknown as Kysely<SharedTables & TenantTables>;
}
