import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type MakingParts, makeBackup } from '../../src-main/backup/make-backup.ts';
import { Shelf } from '../../src-main/backup/shelf.ts';
import { REAL_DISK } from '../../src-main/disk/disk.ts';
import type { BackupOutcome } from '../../src-shared/contract/backup.ts';
import { filesIn } from '../backup-parts.ts';
import { type EvidenceParts, evidenceParts } from '../evidence-parts.ts';
import { one } from '../journal-parts.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type FailingDisk, failingDisk } from './failing-disk.ts';

interface Parts extends MakingParts {
  readonly main: EvidenceParts;
  readonly disk: FailingDisk;
  readonly elsewhere: string;
  readonly make: () => Promise<BackupOutcome>;
}

let changes = 0;

/** An organisation with one backup, on a drive that can be made to fail, and with something to back up since. */
async function parts(): Promise<Parts> {
  // Its evidence is any bytes, which no key opens.
  const main = await evidenceParts({ isKeyOpen: false });
  const elsewhere = await temporaryFolder();
  const disk = failingDisk(REAL_DISK);
  const shelf = new Shelf(disk, main.data, main.backups.workspaces);
  await mkdir(main.folder);
  await shelf.choose(main.workspace, elsewhere);
  const making = { ...main.backups, disk, shelf };
  const made = { ...making, main, disk, elsewhere, make: () => makeBackup(making, main.workspace) };
  await more(made);
  expect(await made.make()).toMatchObject({ kind: 'made' });
  return made;
}

/** Another change, and another evidence file. */
async function more({ main }: Pick<Parts, 'main'>): Promise<void> {
  changes += 1;
  await main.ask('journal.append', { workspace: main.workspace, changes: [one(changes)] });
  await writeFile(join(main.folder, `${randomBytes(32).toString('hex')}.evidence`), randomBytes(2_000));
}

describe.each([
  ['ENOSPC', /no room left on the drive/],
  ['EIO', /gave an error \(EIO\)/],
  ['EPERM', /may not write to .* \(EPERM\)/],
])('a drive that fails while a backup is made (%s)', (code, words) => {
  test.each([
    ['once', 1, 1],
    // The first failure ends a backup, so what follows it is the same for many.
    ['for good', Number.POSITIVE_INFINITY, 4],
  ])(
    '%s, at every write, flush, rename and opening: it is said and does not count, earlier ones stand, and the next try works',
    async (_how, times, step) => {
      const made = await parts();
      const { main, disk, elsewhere, make } = made;
      const { workspace } = main;
      const reached = new Set<string>();
      let failures = 0;
      for (let at = 0; ; at += step) {
        await more(made);
        const before = await main.ask('backup.state', { workspace });
        const asked = disk.calls.length;
        disk.failAt(at, code, times);
        const outcome = await make();
        const call = disk.calls[asked + at];
        disk.failAt(0, code, 0);
        if (call === undefined) break;
        reached.add(call);
        if (outcome.kind === 'failed') {
          failures += 1;
          expect(outcome.words, `${call}, call ${at}`).toMatch(words);
          expect(outcome.words).toMatch(/Earlier backups stand/);
        }
        const after = await main.ask('backup.state', { workspace });
        const count = outcome.kind === 'made' ? 1 : 0;
        const ids = after.backups.map(({ id }) => id);
        // Three of today are kept.
        expect(ids.slice(count), `${call}, call ${at}`).toEqual(before.backups.map(({ id }) => id).slice(0, ids.length - count));
        const [id] = ids;
        expect(await main.ask('backup.check', { workspace, from: { kind: 'backup', id } })).toMatchObject({
          standing: { kind: 'verified' },
        });
        expect((await filesIn(elsewhere)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
        expect(['made', 'nothing new']).toContain((await make()).kind);
      }
      if (step === 1) expect(reached).toEqual(new Set(['makeFolder', 'syncFolder', 'open', 'write', 'datasync', 'rename']));
      expect(failures).toBeGreaterThan(15 / step);
      expect(main.bugs).toEqual([]);
    },
    120_000,
  );
});

test('a drive that is unplugged is said, is not made anew in its empty place, and goes on when it is back', async () => {
  const { main, elsewhere, make } = await parts();
  const { workspace } = main;
  const away = `${elsewhere}-away`;
  await rename(elsewhere, away);
  await more({ main });
  expect(await make()).toMatchObject({ kind: 'failed', words: expect.stringMatching(/cannot be reached.*Connect the drive/) });
  // Where a drive was, its place is an empty folder.
  await mkdir(elsewhere);
  expect(await make()).toMatchObject({ kind: 'failed', words: expect.stringMatching(/not in the folder .* any more/) });
  expect(await filesIn(elsewhere)).toEqual([]);
  expect(await main.ask('backup.state', { workspace })).toMatchObject({
    folder: { standing: { kind: 'missing' } },
    backups: [],
    changedSince: true,
  });
  await rm(elsewhere, { recursive: true });
  await rename(away, elsewhere);
  expect(await make()).toMatchObject({ kind: 'made' });
});
