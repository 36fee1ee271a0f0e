import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BackupFolder } from '../../../src-main/backup/backup-folder.ts';
import type { BackupSource } from '../../../src-main/backup/backup-source.ts';
import { proving } from '../../../src-main/backup/prove-evidence.ts';
import { writeBackup } from '../../../src-main/backup/write-backup.ts';
import { REAL_DISK } from '../../../src-main/disk/disk.ts';
import { openEvidenceStore } from '../../../src-main/evidence/store/evidence-store.ts';
import { type Journal, openJournal } from '../../../src-main/journal/journal.ts';
import type { Change } from '../../../src-shared/assessment/change.ts';
import { deviceId, workspaceId } from '../../../src-shared/assessment/identifiers.ts';
import { manyChanges } from '../many-changes.ts';
import type { Measurement } from '../measurement.ts';
import { byTurns } from '../rounds.ts';
import { row } from '../row.ts';

const FIRST = 'backup of 1 GB of evidence, verified';
const SECOND = 'second backup, after one change';
const FILES = 200;
/** The short form only shows that figures come out. */
const FILES_IN_SHORT = 10;
const SIZE = 1024 ** 3 / FILES;
const CHANGES = 2_000;

/**
 * What a backup costs over copying: 200 evidence files of 1 GB together and a journal of 2,000 changes, copied, flushed, read
 * back, decrypted, opened and counted, against `cp`, `sync` of the copies, and `sha256sum` of both sides. And what a second backup costs after
 * one change, over the first.
 */
export const backups: Measurement = {
  rows: [FIRST, SECOND],
  measure: async (bench) => {
    const folder = await mkdtemp(join(tmpdir(), 'igt-bench-'));
    const journal = await openJournal(join(folder, 'journal'));
    try {
      const evidenceFolder = join(folder, 'evidence');
      const rounds = bench.rounds(5);
      const dataKey = randomBytes(32);
      const store = await openEvidenceStore(REAL_DISK, evidenceFolder, dataKey);
      const files = rounds.rounds < 3 ? FILES_IN_SHORT : FILES;
      for (let file = 0; file < files; file += 1) await store.keep(once(randomBytes(SIZE)));
      const changes = manyChanges(CHANGES + 100);
      await journal.append(changes.slice(0, CHANGES));
      const source = sourceOf(folder, journal, evidenceFolder, proving(REAL_DISK, dataKey));
      const seconds: number[] = [];
      let made = 0;
      const times = await byTurns(
        {
          ours: async () => {
            made += 1;
            const target = join(folder, `backup-${made}`);
            const first = await timed(() => backUp(target, source, journal, files));
            await journal.append([changes[CHANGES + made] as Change]);
            seconds.push(await timed(() => backUp(target, source, journal, files)));
            await rm(target, { recursive: true });
            return first;
          },
          copying: async () => {
            const target = join(folder, 'copy');
            const took = await timed(() => copyAndCompare(folder, target));
            await rm(target, { recursive: true });
            return took;
          },
        },
        { ...rounds, warmUp: 1 },
      );
      return [
        row({
          name: FIRST,
          ours: times.ours,
          against: { what: 'cp, sync of the copies and sha256sum of both sides', samples: times.copying },
          unit: 'ms',
          aim: { on: 'ratio', atMost: 1.3 },
        }),
        row({
          name: SECOND,
          ours: seconds.slice(-times.ours.length),
          against: { what: 'the first backup', samples: times.ours },
          unit: 'ms',
          aim: { on: 'ratio', atMost: 0.05 },
        }),
      ];
    } finally {
      await journal.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function sourceOf(folder: string, journal: Journal, evidenceFolder: string, prove: BackupSource['prove']): BackupSource {
  return {
    workspace: workspaceId.parse('01990000-0000-7000-8000-000000000001'),
    name: 'Riverside Surgery',
    device: deviceId.parse('00000000000000aa'),
    journal,
    journalFolder: join(folder, 'journal'),
    smallFiles: async () => [],
    evidenceFolder,
    prove,
  };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** As the app does it, with what is known of earlier backups read from the disk. */
async function backUp(target: string, source: BackupSource, journal: Journal, files: number): Promise<void> {
  const { manifest, isNew } = await writeBackup(new BackupFolder(REAL_DISK, target), [], source, {
    disk: REAL_DISK,
    now: new Date(),
    signal: new AbortController().signal,
    onBytes: () => undefined,
    onTotal: () => undefined,
  });
  if (!isNew || manifest.evidence.length !== files || manifest.position !== journal.position)
    throw new Error('the backup is not what it should be');
}

async function copyAndCompare(folder: string, target: string): Promise<void> {
  const run = promisify(execFile);
  await mkdir(target);
  for (const name of ['evidence', 'journal']) await run('cp', ['-r', join(folder, name), target]);
  const paths = async (from: string): Promise<string[]> =>
    (await Promise.all(['evidence', 'journal'].map(async (name) => inside(join(from, name))))).flat();
  const copies = await paths(target);
  await run('sync', copies);
  const sums = async (files: readonly string[]): Promise<string> =>
    (await run('sha256sum', [...files], { maxBuffer: 1024 * 1024 })).stdout.replace(/ .*/g, '');
  if ((await sums(await paths(folder))) !== (await sums(copies))) throw new Error('the copies are not what was copied');
}

async function inside(folder: string): Promise<string[]> {
  return (await readdir(folder)).sort().map((name) => join(folder, name));
}

async function timed(task: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await task();
  return performance.now() - from;
}
