import { fsyncSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { durableFolder } from './durable-folder.ts';

it('each commit waits for the disk, and what was committed is there when the folder is opened again', async () => {
  const folder = join(await temporaryFolder(), 'pglite');
  let asked = 0;
  const fsync = (file: number): void => {
    asked += 1;
    fsyncSync(file);
  };
  const first = await PGlite.create(durableFolder(folder, fsync));
  await first.exec('create table stored (number integer)');
  const before = asked;
  for (let number = 0; number < 10; number += 1) await first.query('insert into stored values ($1)', [number]);
  expect(asked - before).toBeGreaterThanOrEqual(10);
  // It is left open, as after a crash; what it had in memory only is not in the folder.
  const second = await PGlite.create(durableFolder(folder, fsync));
  expect((await second.query('select count(*)::int as count from stored')).rows).toEqual([{ count: 10 }]);
  await second.close();
});
