import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../../src-main/journal/journal.ts';
import type { Change } from '../../../src-shared/assessment/change.ts';
import { documentId } from '../../../src-shared/assessment/document.ts';
import { computer } from '../../computer.ts';
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
      const changes = manyEdits();
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

/** Edits of 15,500 fields by one person, as a large organisation would make in years. */
function manyEdits(): readonly Change[] {
  const self = computer(1);
  const document = documentId.parse('assessment/igt/14.1/general-practice/2026-27');
  for (let at = 0; at < CHANGES; at += 1_000)
    self.act(
      Array.from({ length: 1_000 }, (_, n) => ({
        document,
        field: `answers/${101 + ((at + n) % 500)}/evidence/row-${(at + n) % 31}/details`,
        value: `Said ${at + n}`,
      })),
    );
  return self.log;
}

async function timed(task: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await task();
  return performance.now() - from;
}
