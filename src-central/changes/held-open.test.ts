import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceId } from '../../src-shared/assessment/identifiers.ts';
import { userId } from '../../src-shared/contract/central/accounts/fields.ts';
import { organisationId } from '../../src-shared/contract/central/identifiers.ts';
import { newChanges, pullAll, pushTo } from '../../tests/central-changes.ts';
import { centralDatabases } from '../../tests/central-databases.ts';
import { type CentralService, registeredAdministrator, startCentralService } from '../../tests/central-service.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { storeChanges } from './store-changes.ts';

/** PGlite runs one transaction at a time, so there nothing can be held open beside another. */
const withConnections = centralDatabases.filter(({ name }) => name === 'PostgreSQL');

describe.each(withConnections)('a push held open while another is made, on $name', ({ open }) => {
  let central: CentralService;
  beforeAll(async () => {
    central = await startCentralService(await open());
  });
  afterAll(() => central.close());

  /** Runs work in a transaction that stays open after it until `commit` is called. */
  async function heldOpen(work: (transaction: DatabaseTransaction) => Promise<unknown>): Promise<() => Promise<void>> {
    const worked = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const ended = central.database.transaction().execute(async (transaction) => {
      await work(transaction);
      worked.resolve();
      await released.promise;
    });
    await Promise.race([worked.promise, ended]);
    return () => {
      released.resolve();
      return ended;
    };
  }

  it('loses no change: who reads meanwhile finds neither, and both afterwards', async () => {
    const person = await registeredAdministrator(central);
    const pusher = {
      organisation: organisationId.parse(person.organisation),
      account: userId.parse(person.user),
      device: deviceId.parse('0123456789abcdef'),
    };
    const [slow, quick] = [newChanges(2), newChanges(3)];
    const now = central.clock.now;
    const commit = await heldOpen((transaction) => storeChanges(transaction, pusher, slow, { now, clockOff: null }));
    const pushed = pushTo(central, person, quick);
    const meanwhile = await pullAll(central, person);
    expect(meanwhile.changes).toEqual([]);
    // Another organisation does not wait for it.
    const other = await registeredAdministrator(central);
    expect((await pushTo(central, other, newChanges(1))).body.stored).toBe(1);
    await commit();
    expect((await pushed).body.stored).toBe(3);
    const after = await pullAll(central, person, { after: meanwhile.next });
    expect(after.changes.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
    expect(after.changes.map(({ change }) => change)).toEqual([...slow, ...quick]);
  });

  it('leaves no gap when it is given up', async () => {
    const person = await registeredAdministrator(central);
    const pusher = {
      organisation: organisationId.parse(person.organisation),
      account: userId.parse(person.user),
      device: deviceId.parse('0123456789abcdef'),
    };
    const given = central.database.transaction().execute(async (transaction) => {
      await storeChanges(transaction, pusher, newChanges(4), { now: central.clock.now, clockOff: null });
      throw new Error('the connection broke');
    });
    await expect(given).rejects.toThrow('the connection broke');
    await pushTo(central, person, newChanges(2));
    expect((await pullAll(central, person)).changes.map(({ position }) => position)).toEqual([1, 2]);
  });

  it('with positions from a sequence the same would pass over a change, which is why they do not come from one', async () => {
    await sql`create table sequenced (position bigint generated always as identity primary key, said text)`.execute(
      central.database,
    );
    const say = (said: string) => (transaction: DatabaseTransaction) =>
      sql`insert into sequenced (said) values (${said})`.execute(transaction);
    const readAfter = async (position: number): Promise<readonly { position: number; said: string }[]> =>
      (
        await sql<{ position: number; said: string }>`
          select position, said from sequenced where position > ${position} order by position`.execute(central.database)
      ).rows;
    const commit = await heldOpen(say('slow'));
    await (await heldOpen(say('quick')))();
    const meanwhile = await readAfter(0);
    await commit();
    expect(meanwhile.map(({ said }) => said)).toEqual(['quick']);
    expect(await readAfter(meanwhile.at(-1)?.position ?? 0)).toEqual([]);
    expect((await readAfter(0)).map(({ said }) => said)).toEqual(['slow', 'quick']);
  });
});
