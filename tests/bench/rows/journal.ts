import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../../src-main/journal/journal.ts';
import { manyEdits } from '../many-edits.ts';
import type { Measurement } from '../measurement.ts';
import { byTurns } from '../rounds.ts';
import { row } from '../row.ts';

const APPEND = 'journal append of one change';
const OPENING = 'opening a journal of 100,000 changes';
const CHANGES = 100_000;

/**
 * What a record costs over its bytes: a change appended to the journal and flushed, against the same number of bytes appended
 * to an open file and flushed with fdatasync. And what the journal's checkpoints save at a start: none of the 100,000
 * changes is read, but for those in the last segment.
 */
export const journalOnDisk: Measurement = {
  rows: [APPEND, OPENING],
  measure: async (bench) => {
    const folder = await mkdtemp(join(tmpdir(), 'igt-bench-'));
    try {
      const path = join(folder, 'journal');
      const changes = manyEdits(CHANGES);
      const writing = await openJournal(path);
      for (let at = 0; at < CHANGES; at += 5_000) await writing.append(changes.slice(at, at + 5_000));
      await writing.close();
      const opened = await byTurns(
        {
          ours: () =>
            timed(async () => {
              const journal = await openJournal(path);
              if (journal.position !== CHANGES) throw new Error(`the journal has ${journal.position} changes`);
              return journal.close();
            }),
        },
        bench.rounds(9),
      );
      const journal = await openJournal(join(folder, 'one-by-one'));
      const bare = await open(join(folder, 'bare'), 'wx');
      let next = 0;
      const bytes = Buffer.byteLength(JSON.stringify(changes[0])) + 120;
      const appended = await byTurns(
        {
          ours: () => {
            next += 1;
            return timed(() => journal.append(changes.slice(next - 1, next)));
          },
          bare: () =>
            timed(async () => {
              await bare.write(randomBytes(bytes));
              await bare.datasync();
            }),
        },
        bench.rounds(400),
      );
      await journal.close();
      await bare.close();
      return [
        row({
          name: APPEND,
          ours: appended.ours,
          against: { what: 'as many bytes appended to an open file, and fdatasync', samples: appended.bare },
          unit: 'ms',
          aim: { on: 'ratio', atMost: 1.3 },
        }),
        row({ name: OPENING, ours: opened.ours, unit: 'ms', aim: { on: 'ours', atMost: 999.99 } }),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function timed(task: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await task();
  return performance.now() - from;
}
