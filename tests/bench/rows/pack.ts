import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { REAL_DISK } from '../../../src-main/disk/disk.ts';
import { openEvidenceStore } from '../../../src-main/evidence/store/evidence-store.ts';
import { addEvidenceFile, linkEvidenceFile } from '../../../src-shared/assessment/evidence-acts.ts';
import { ASSESSMENT } from '../../arbitraries.ts';
import { computer } from '../../computer.ts';
import { fileOf, revisionOf } from '../../example-evidence.ts';
import { finishedDocument } from '../../finished-document.ts';
import type { Measurement } from '../measurement.ts';
import { row } from '../row.ts';

const MEMORY = 'highest growth of memory while a pack with 200 files of 5 MB is made';
const FILES = 200;
/** The short form only shows that a figure comes out. */
const FILES_IN_SHORT = 10;
const SIZE = 5 * 1024 * 1024;
const ONE_FILE = ASSESSMENT.replace('2026-27', '2025-26') as typeof ASSESSMENT;

const said = z.strictObject({ grown: z.int() });

/**
 * What an assurance pack costs in memory over what the app has: every file is read from the encrypted store and proved, then read
 * again and embedded in the finished document.
 */
export const evidencePack: Measurement = {
  rows: [MEMORY],
  measure: async (bench) => {
    const folder = await mkdtemp(join(tmpdir(), 'igt-bench-'));
    try {
      const files = bench.short ? FILES_IN_SHORT : FILES;
      await prepare(folder, files);
      const { rounds } = bench.rounds(5);
      const grown: number[] = [];
      for (let round = 0; round < rounds; round += 1) grown.push(await growth(folder));
      const { size } = await stat(join(folder, 'pack.pdf'));
      if (size < files * SIZE) throw new Error('the pack does not hold the files');
      return [row({ name: MEMORY, ours: grown, unit: 'kB', aim: { on: 'ours', atMost: 80 * 1024 } })];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** What `memory-of-packing.ts` is given. */
async function prepare(folder: string, files: number): Promise<void> {
  const dataKey = randomBytes(32);
  const store = await openEvidenceStore(REAL_DISK, join(folder, 'evidence'), dataKey);
  const on = computer(1);
  for (let number = 1; number <= files; number += 1) {
    const { hash } = await store.keep(once(randomBytes(SIZE)));
    const kept = { hash, size: SIZE, name: `Scan ${number}.pdf`, patientCheck: 'nothing-found' } as const;
    on.act(addEvidenceFile(fileOf(number), revisionOf(number), kept));
    for (const assessment of number === 1 ? [ASSESSMENT, ONE_FILE] : [ASSESSMENT])
      on.act(linkEvidenceFile({ assessment, requirement: '117', row: '1a-log' }, fileOf(number)));
  }
  const packing = { dataKey: dataKey.toString('hex'), changes: on.log, one: ONE_FILE, all: ASSESSMENT };
  await writeFile(join(folder, 'packing.json'), JSON.stringify(packing));
  await writeFile(join(folder, 'document.pdf'), finishedDocument());
}

/** In kilobytes, in a process of its own. */
async function growth(folder: string): Promise<number> {
  const child = fileURLToPath(new URL('../memory-of-packing.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [child, folder]);
  return Math.max(1, said.parse(JSON.parse(stdout)).grown);
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
