import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeId, removalId } from '../../src-shared/assessment/identifiers.ts';
import { newId } from '../../src-shared/assessment/new-id.ts';
import { type OrganisationId, organisationId } from '../../src-shared/contract/central/identifiers.ts';
import { centralDatabases } from '../../tests/central-databases.ts';
import { type CentralService, registeredAdministrator, startCentralService } from '../../tests/central-service.ts';
import { inTransaction } from './database.ts';
import { acrossOrganisations, ofOrganisation } from './of-organisation.ts';

describe.each(centralDatabases)('tables of organisations, on $name', ({ open }) => {
  let central: CentralService;
  let one: OrganisationId;
  let other: OrganisationId;
  beforeAll(async () => {
    central = await startCentralService(await open());
    one = organisationId.parse((await registeredAdministrator(central)).organisation);
    other = organisationId.parse((await registeredAdministrator(central)).organisation);
  });
  afterAll(() => central.close());

  const id = changeId.parse(newId());
  const [removal, later] = [removalId.parse(newId()), removalId.parse(newId())];

  it('are read, changed and emptied for one organisation and no other', async () => {
    const { database } = central;
    for (const organisation of [one, other]) {
      await ofOrganisation(database, organisation).insertInto('destroyed_change', [{ id, removal }]).execute();
    }
    const mine = ofOrganisation(database, one);
    await mine.update('destroyed_change').set({ removal: later }).execute();
    expect(await mine.selectFrom('destroyed_change').select(['organisation', 'removal']).execute()).toEqual([
      { organisation: one, removal: later },
    ]);
    await mine.deleteFrom('destroyed_change').execute();
    const left = acrossOrganisations(database, 'a test looks at what is left');
    expect(await left.selectFrom('destroyed_change').select(['organisation', 'removal']).execute()).toEqual([
      { organisation: other, removal },
    ]);
  });

  it('are part of the transaction that they are reached through', async () => {
    const written = inTransaction(central.database, async (transaction) => {
      await ofOrganisation(transaction, one).insertInto('destroyed_change', [{ id, removal }]).execute();
      throw new Error('not after all');
    });
    await expect(written).rejects.toThrow('not after all');
    expect(await ofOrganisation(central.database, one).selectFrom('destroyed_change').select('removal').execute()).toEqual([]);
  });

  it('have the organisation in their primary key', async () => {
    // The audit log is the operator's: what its staff read, of whichever organisation.
    const { rows } = await sql<{ name: string; isKeyed: boolean }>`
      select c.table_name as name, exists (
        select 1 from information_schema.table_constraints t
        join information_schema.key_column_usage k using (constraint_schema, constraint_name)
        where t.constraint_type = 'PRIMARY KEY' and t.table_name = c.table_name and k.column_name = 'organisation'
      ) as "isKeyed"
      from information_schema.columns c
      where c.column_name = 'organisation' and c.table_schema = 'public' and c.table_name <> 'audit' order by 1`.execute(
      central.database,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ isKeyed }) => !isKeyed)).toEqual([]);
  });
});
