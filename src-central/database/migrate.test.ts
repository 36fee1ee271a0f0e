import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { centralDatabases } from '../../tests/central-databases.ts';
import { DatabaseIsNewer, isMigrated, migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';

const names = migrations.map(({ name }) => name);
const later = { name: '999-later', statements: [sql`create table later (name text primary key)`] };

describe.each(centralDatabases)('migrations, on $name', ({ open }) => {
  let opened: OpenDatabase;
  beforeEach(async () => {
    opened = await openDatabase(await open());
  });
  afterEach(() => opened.close());

  it('apply once, in order, and find nothing left the second time', async () => {
    expect(await isMigrated(opened.database)).toBe(false);
    expect(await migrate(opened.database)).toEqual(names);
    expect(await isMigrated(opened.database)).toBe(true);
    expect(await migrate(opened.database)).toEqual([]);
  });

  it('apply once however many begin at the same time', async () => {
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(opened.database)));
    expect(applied.flat()).toEqual(names);
  });

  it('leave the database as it was when one of them fails', async () => {
    const broken = { name: '999-broken', statements: [sql`create table half (id text)`, sql`create table half (id text)`] };
    await expect(migrate(opened.database, [...migrations, broken])).rejects.toThrow('half');
    expect(await isMigrated(opened.database)).toBe(false);
    expect(await migrate(opened.database)).toEqual(names);
  });

  it('refuse a database that a newer version has changed, in words, and change nothing', async () => {
    await migrate(opened.database, [...migrations, later]);
    await expect(migrate(opened.database)).rejects.toThrow(DatabaseIsNewer);
    await expect(migrate(opened.database)).rejects.toThrow('newer version of this service');
  });

  it('order text by its bytes where a stamp is kept', async () => {
    await migrate(opened.database);
    const { rows } = await sql<{ collation: string | null }>`select collation_name as collation from information_schema.columns
      where table_name = 'outbox' and column_name = 'id'`.execute(opened.database);
    expect(rows).toEqual([{ collation: 'C' }]);
  });
});
