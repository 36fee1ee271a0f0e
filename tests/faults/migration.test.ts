import { expect, test } from 'vitest';
import { openJournal } from '../../src-main/journal/journal.ts';
import { migrateFromOneFile } from '../../src-main/journal/migrate-from-one-file.ts';
import { allOf, some } from '../journal-parts.ts';
import { ForgetfulDisk, randomFrom } from './forgetful-file-system.ts';

const WORKSPACE = '/workspace';
const OLD = `{"journal":"igt-desktop","format":1}\n${some(1, 5)
  .map((one) => `${JSON.stringify(one)}\n`)
  .join('')}`;

test('the old journal is brought up to date whole, wherever the power goes on the way', async () => {
  for (let seed = 1; seed <= 160; seed += 1) {
    const disk = new ForgetfulDisk(randomFrom(seed));
    await disk.makeFolder(WORKSPACE);
    const old = await disk.open(`${WORKSPACE}/journal.jsonl`, 'new');
    await old.write(Buffer.from(OLD), 0);
    disk.settle();
    // The second start as well, which removes what is not needed any more.
    for (const calls of [seed % 40, Math.floor(seed / 4)]) {
      disk.endAfter(calls);
      await migrateFromOneFile(disk, WORKSPACE).catch(() => undefined);
      disk.forgetAndRestart();
    }
    await migrateFromOneFile(disk, WORKSPACE);
    await migrateFromOneFile(disk, WORKSPACE);
    const journal = await openJournal(`${WORKSPACE}/journal`, { disk });
    const { changes } = await allOf(journal);
    await journal.close();
    expect(changes.map(({ id }) => id).sort(), `seed ${seed}`).toEqual(some(1, 5).map(({ id }) => id));
    expect(disk.list(WORKSPACE), `seed ${seed}`).toEqual(['journal']);
  }
}, 20_000);
