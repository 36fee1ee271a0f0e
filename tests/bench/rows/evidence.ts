import { execFile } from 'node:child_process';
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Measurement } from '../measurement.ts';
import { byTurns } from '../rounds.ts';
import { row } from '../row.ts';
import { taker } from '../taking.ts';

const INTAKE = 'evidence intake of 50 MB, from a picked file to fsynced';
const MEMORY = 'highest growth of memory while a file of 1 GB is taken in';
const SIZE = 50 * 1024 * 1024;
const LARGE = 1024 ** 3;
/** The short form only shows that a figure comes out. */
const LARGE_IN_SHORT = 64 * 1024 * 1024;
const PIECE = 1024 * 1024;

const said = z.strictObject({ grown: z.int() });

/**
 * What the store costs over its parts: a file is opened, read, hashed, encrypted in chunks, written, flushed, named, and its name
 * flushed, against a loop that reads, hashes, encrypts in one go, writes and flushes the same bytes. An aim of 0.8 or more of
 * the throughput is 1.25 or less of the time.
 */
export const evidenceIntake: Measurement = {
  rows: [INTAKE, MEMORY],
  measure: async (bench) => {
    const folder = await mkdtemp(join(tmpdir(), 'igt-bench-'));
    try {
      const take = await taker(folder);
      const path = join(folder, 'scan.pdf');
      await writeFile(path, randomBytes(SIZE));
      let bare = 0;
      const times = await byTurns(
        {
          ours: async () => {
            await alter(path);
            return timed(() => take(path));
          },
          bare: async () => {
            await alter(path);
            bare += 1;
            return timed(() => barePipeline(path, join(folder, `bare-${bare}`)));
          },
        },
        bench.rounds(15),
      );
      const { rounds } = bench.rounds(3);
      const grown: number[] = [];
      for (let round = 0; round < rounds; round += 1)
        grown.push(await growth(join(folder, `large-${round}`), rounds < 3 ? LARGE_IN_SHORT : LARGE));
      return [
        row({
          name: INTAKE,
          ours: times.ours,
          against: { what: 'read, SHA-256, AES-256-GCM, write and fsync of the same bytes', samples: times.bare },
          unit: 'ms',
          aim: { on: 'ratio', atMost: 1.25 },
        }),
        row({ name: MEMORY, ours: grown, unit: 'kB', aim: { on: 'ours', atMost: 64 * 1024 } }),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Other bytes each time: the same ones would be found in the store and not written again. */
async function alter(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(randomBytes(32), 0, 32, 0);
  await file.close();
}

async function barePipeline(from: string, to: string): Promise<void> {
  const hash = createHash('sha256');
  const cipher = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12));
  const source = await open(from);
  const target = await open(to, 'wx');
  const buffer = Buffer.alloc(PIECE);
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, PIECE);
    if (bytesRead === 0) break;
    const plain = buffer.subarray(0, bytesRead);
    hash.update(plain);
    await target.write(cipher.update(plain));
  }
  await target.write(Buffer.concat([cipher.final(), cipher.getAuthTag(), hash.digest()]));
  await target.sync();
  await target.close();
  await source.close();
}

/** In kilobytes, in a process of its own. */
async function growth(folder: string, size: number): Promise<number> {
  await mkdir(folder);
  const child = fileURLToPath(new URL('../memory-of-taking.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [child, folder, String(size)]);
  await rm(folder, { recursive: true });
  return Math.max(1, said.parse(JSON.parse(stdout)).grown);
}

async function timed(task: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await task();
  return performance.now() - from;
}
