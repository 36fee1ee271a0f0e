import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, change } from '../../src-shared/assessment/change.ts';
import { digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import { ORGANISATION } from '../../src-shared/assessment/document.ts';
import { ASSESSMENT, changeOf, someChanges } from '../../tests/arbitraries.ts';
import { diskError, wrapFileHandles, wrapFileSystem } from '../../tests/disk-faults.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { type Journal, openJournal } from './journal.ts';

const one = (id: number, value: Change['value'] = `Said ${id}`): Change =>
  change.parse(changeOf({ id, field: 'answers/101/comment', value }));
const some = (from: number, count: number): Change[] => Array.from({ length: count }, (_, at) => one(from + at));
const all = (journal: Journal): Change[] => journal.read(0, 1_000_000, null).changes;
const lines = (changes: readonly Change[]): string => changes.map((written) => `${JSON.stringify(written)}\n`).join('');
const HEADER = '{"journal":"igt-desktop","format":1}\n';

async function journalPath(): Promise<string> {
  return join(await temporaryFolder(), 'journal.jsonl');
}

/** The journal as a new start of the app reads it. */
async function reopened(path: string): Promise<{ changes: Change[]; position: number; tornBytes: number }> {
  const journal = await openJournal(path);
  const { position, tornBytes } = journal;
  const changes = all(journal);
  await journal.close();
  return { changes, position, tornBytes };
}

async function refusal(path: string): Promise<BridgeRefused['refusal']> {
  const error: unknown = await openJournal(path).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BridgeRefused)) throw new Error(`not refused: ${String(error)}`);
  return error.refusal;
}

describe('what is appended', () => {
  test('is there when the journal is opened again, in order, with its digests', async () => {
    const path = await journalPath();
    const journal = await openJournal(path);
    const organisation = change.parse(changeOf({ id: 90, document: ORGANISATION, field: 'name', value: 'Riverside Surgery' }));
    await journal.append(some(1, 3));
    await journal.append([organisation, one(4)]);
    const written = [...some(1, 3), organisation, one(4)];
    expect(all(journal)).toEqual(written);
    await journal.close();
    expect(await reopened(path)).toEqual({ changes: written, position: 5, tornBytes: 0 });
    const again = await openJournal(path);
    expect(Object.fromEntries(again.digests)).toEqual({
      [ASSESSMENT]: digestWith(EMPTY_DIGEST, some(1, 4)),
      [ORGANISATION]: digestWith(EMPTY_DIGEST, [organisation]),
    });
    await again.close();
    expect(await readFile(path, 'utf8')).toBe(HEADER + lines(written));
  });

  test('is passed over when it is there already: in one batch, in a later one, in one under way, after a restart', async () => {
    const path = await journalPath();
    const journal = await openJournal(path);
    await Promise.all([journal.append([one(1), one(2), one(1)]), journal.append([one(2), one(3)])]);
    await journal.append(some(1, 3));
    await journal.close();
    const again = await openJournal(path);
    await again.append([one(3), one(4)]);
    expect(all(again)).toEqual(some(1, 4));
    await again.close();
    expect(await readFile(path, 'utf8')).toBe(HEADER + lines(some(1, 4)));
  });

  test('keeps the order in which it was given, however many appends are under way', async () => {
    const path = await journalPath();
    const journal = await openJournal(path);
    const batches = Array.from({ length: 60 }, (_, at) => some(1 + at * 5, 1 + (at % 5)));
    await Promise.all(batches.map((batch) => journal.append(batch)));
    await journal.close();
    expect((await reopened(path)).changes).toEqual(batches.flat());
  });

  test('may be any change at all', async () => {
    await fc.assert(
      fc.asyncProperty(someChanges, async (changes) => {
        const path = await journalPath();
        const journal = await openJournal(path);
        await journal.append(changes);
        await journal.close();
        expect((await reopened(path)).changes).toEqual(changes);
      }),
      { numRuns: 25 },
    );
  });

  test('is read in pages, of all documents or of some, without a gap or a repetition', async () => {
    const journal = await openJournal(await journalPath());
    const organisation = Array.from({ length: 7 }, (_, at) =>
      change.parse(changeOf({ id: 500 + at, document: ORGANISATION, field: 'name', value: `Name ${at}` })),
    );
    await journal.append(some(1, 10).flatMap((own, at) => [own, ...organisation.slice(at, at + 1)]));
    for (const [documents, expected] of [
      [null, 17],
      [[ASSESSMENT], 10],
      [[ORGANISATION], 7],
      [[], 0],
    ] as const)
      for (const limit of [1, 2, 3, 100]) {
        const found: Change[] = [];
        for (let after: number | null = 0; after !== null; ) {
          const page = journal.read(after, limit, documents);
          expect(page.changes.length).toBeLessThanOrEqual(limit);
          found.push(...page.changes);
          after = page.next;
        }
        expect(new Set(found.map(({ id }) => id)).size).toBe(expected);
        expect(found).toHaveLength(expected);
      }
    await journal.close();
  });

  test('is read in pages that the bridge can carry, however long the texts are', async () => {
    const path = await journalPath();
    const long = 'x'.repeat(100_000);
    await writeFile(path, HEADER + lines(Array.from({ length: 300 }, (_, at) => one(at + 1, `${at} ${long}`.slice(0, 100_000)))));
    const journal = await openJournal(path);
    let found = 0;
    for (let after: number | null = 0; after !== null; ) {
      const page = journal.read(after, 5_000, null);
      expect(JSON.stringify(page).length).toBeLessThan(10_000_000);
      expect(page.changes.length).toBeGreaterThan(0);
      found += page.changes.length;
      after = page.next;
    }
    expect(found).toBe(300);
    await journal.close();
  });

  test('may be 20,000 changes at once', async () => {
    const path = await journalPath();
    const journal = await openJournal(path);
    const many = some(1, 20_000);
    await journal.append(many);
    expect(journal.position).toBe(20_000);
    await journal.close();
    const again = await reopened(path);
    expect(again.position).toBe(20_000);
    expect(again.changes.at(-1)).toEqual(many.at(-1));
  });
});

describe('“appended” means on the disk', () => {
  test('the flush comes after the last byte, and the answer after the flush', async () => {
    const path = await journalPath();
    const journal = await openJournal(path);
    const happened: string[] = [];
    let letFlushEnd: () => void = () => undefined;
    const flushMayEnd = new Promise<void>((resolve) => {
      letFlushEnd = resolve;
    });
    await wrapFileHandles('write', async (real, parameters) => {
      const wrote = await real(...parameters);
      happened.push('written');
      return wrote;
    });
    await wrapFileHandles('datasync', async (real) => {
      happened.push('flush begins');
      await flushMayEnd;
      await real();
      happened.push('flush ends');
    });
    const appended = journal.append(some(1, 3)).then(() => happened.push('answered'));
    const next = journal.append([one(4)]).then(() => happened.push('answered'));
    while (!happened.includes('flush begins')) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(happened).toEqual(['written', 'flush begins']);
    expect(journal.position).toBe(0);
    letFlushEnd();
    await Promise.all([appended, next]);
    expect(happened.slice(0, 4)).toEqual(['written', 'flush begins', 'flush ends', 'answered']);
    expect(happened.lastIndexOf('flush ends')).toBeLessThan(happened.lastIndexOf('answered'));
    await journal.close();
  });

  test('a write that takes only part of the bytes is gone on with', async () => {
    const path = await journalPath();
    const journal = await openJournal(path);
    await wrapFileHandles('write', (real, [bytes, from, length, position]) =>
      (real as (...parameters: unknown[]) => unknown)(bytes, from, Math.min(7, Number(length)), position),
    );
    await journal.append([one(1, 'Zoë 🏥 مرحبا'), one(2)]);
    await journal.close();
    expect((await reopened(path)).changes).toEqual([one(1, 'Zoë 🏥 مرحبا'), one(2)]);
  });
});

describe('a half-written last line', () => {
  test('is cut off at whatever byte it ends, and nothing before it is touched', async () => {
    const path = await journalPath();
    const kept = lines([one(1), one(2, 'Zoë')]);
    const last = Buffer.from(lines([one(3, 'Notfall 🏥 é مرحبا')]));
    for (let length = 0; length < last.length; length += 1) {
      await writeFile(path, Buffer.concat([Buffer.from(HEADER + kept), last.subarray(0, length)]));
      expect(await reopened(path)).toEqual({ changes: [one(1), one(2, 'Zoë')], position: 2, tornBytes: length });
      expect(await readFile(path, 'utf8')).toBe(HEADER + kept);
    }
  });

  test('leaves a journal that can be written on, also where the disk left zeros behind', async () => {
    const path = await journalPath();
    for (const torn of ['{"id":"0199', '\u0000'.repeat(4_096)]) {
      await writeFile(path, HEADER + lines([one(1)]) + torn);
      const journal = await openJournal(path);
      expect(journal.tornBytes).toBe(Buffer.byteLength(torn));
      await journal.append([one(2)]);
      await journal.close();
      expect(await reopened(path)).toEqual({ changes: [one(1), one(2)], position: 2, tornBytes: 0 });
    }
  });
});

describe('what is refused and left as it is, byte for byte', () => {
  const whole = HEADER + lines(some(1, 3));
  test.each([
    ['a line of garbage in the middle', `${HEADER}${lines([one(1)])}%%%\n${lines([one(2)])}`, /Line 3 of the journal/],
    ['a line of garbage at the end', `${whole}garbage\n`, /Line 5 of the journal/],
    ['an empty line', `${whole}\n`, /Line 5 of the journal/],
    ['a line that is no change', `${whole}{"hello":1}\n`, /Line 5 of the journal/],
    ['a stamp past 2100', whole + lines([one(4)]).replace(/"at":"00179/, '"at":"00479'), /past the year 2100/],
    ['another file', 'PK\u0003\u0004 something else\n', /does not begin as a journal/],
    ['a file without its first line', lines(some(1, 3)), /does not begin as a journal/],
  ])('%s', async (_what, content, words) => {
    const path = await journalPath();
    await writeFile(path, content);
    const said = await refusal(path);
    expect(said.code).toBe('does not fit');
    expect(said.words).toMatch(words);
    expect(said.words).toContain(path);
    expect(said.words).not.toMatch(/invalid/i);
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  test.each([
    ['of a newer format', `{"journal":"igt-desktop","format":2,"chain":"on"}\n{"newer":"line"}\n`],
    ['of a newer format with a half-written end', `{"journal":"igt-desktop","format":99}\n{"newer":"li`],
  ])('a journal %s', async (_what, content) => {
    const path = await journalPath();
    await writeFile(path, content);
    const before = await stat(path);
    const said = await refusal(path);
    expect(said.code).toBe('newer data');
    expect(said.words).toMatch(/newer version of the app .* Nothing was touched\. Install the newer version/);
    expect(await readFile(path, 'utf8')).toBe(content);
    expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
  });

  test('a folder where the journal should be', async () => {
    const path = await journalPath();
    await mkdir(path);
    expect((await refusal(path)).code).toBe('cannot write');
  });

  test('a journal that cannot be looked at just now: it is never taken for a missing one', async () => {
    const path = await journalPath();
    await writeFile(path, whole);
    const restore = wrapFileSystem('stat', async () => {
      throw diskError('EPERM');
    });
    const opened = await openJournal(path).catch((error: unknown) => error);
    restore();
    if (!(opened instanceof BridgeRefused)) await (opened as Journal).close();
    expect(await readFile(path, 'utf8')).toBe(whole);
    expect((await reopened(path)).changes).toEqual(some(1, 3));
  });
});

describe('a disk that fails', () => {
  test.each(['ENOSPC', 'EIO'])('cuts back what it wrote, says so, and the same append works later (%s)', async (code) => {
    const path = await journalPath();
    const journal = await openJournal(path);
    await journal.append([one(1)]);
    const before = await readFile(path, 'utf8');
    const restore = await wrapFileHandles('write', async (real, [bytes, from, length, position]) => {
      await (real as (...parameters: unknown[]) => Promise<unknown>)(bytes, from, Math.floor(Number(length) / 2), position);
      throw diskError(code);
    });
    const refused: unknown = await journal.append(some(2, 3)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(BridgeRefused);
    expect((refused as BridgeRefused).refusal.code).toBe(code === 'ENOSPC' ? 'disk full' : 'cannot write');
    expect((refused as BridgeRefused).refusal.words).toContain('What was saved before is safe');
    expect(await readFile(path, 'utf8')).toBe(before);
    expect([journal.position, all(journal)]).toEqual([1, [one(1)]]);
    restore();
    await journal.append(some(2, 3));
    expect(all(journal)).toEqual(some(1, 4));
    await journal.close();
    expect((await reopened(path)).changes).toEqual(some(1, 4));
  });

  test('a flush that fails counts as not written, and a retry flushes afresh', async () => {
    const path = await journalPath();
    const journal = await openJournal(path);
    const restore = await wrapFileHandles('datasync', async () => {
      throw diskError('EIO');
    });
    await expect(journal.append([one(1)])).rejects.toBeInstanceOf(BridgeRefused);
    restore();
    expect(await readFile(path, 'utf8')).toBe(HEADER);
    await journal.append([one(1)]);
    await journal.close();
    expect((await reopened(path)).changes).toEqual([one(1)]);
  });

  test('a failed append does not stop the ones behind it', async () => {
    const path = await journalPath();
    const journal = await openJournal(path);
    let fails = 1;
    await wrapFileHandles('datasync', async (real) => {
      fails -= 1;
      if (fails === 0) throw diskError('EIO');
      await real();
    });
    const [first, second] = await Promise.allSettled([journal.append([one(1)]), journal.append([one(2)])]);
    expect([first?.status, second?.status]).toEqual(['rejected', 'fulfilled']);
    await journal.append([one(1)]);
    await journal.close();
    expect((await reopened(path)).changes).toEqual([one(2), one(1)]);
  });

  test('where cutting back fails too, nothing is written behind the rest of it', async () => {
    const path = await journalPath();
    const journal = await openJournal(path);
    await journal.append([one(1)]);
    const restoreFlush = await wrapFileHandles('datasync', async () => {
      throw diskError('EIO');
    });
    const restoreCut = await wrapFileHandles('truncate', async () => {
      throw diskError('EIO');
    });
    await expect(journal.append([one(2, 'a much longer text than the next one')])).rejects.toBeInstanceOf(BridgeRefused);
    restoreFlush();
    // The cut is owed still: without it a shorter line would leave the tail of the longer one behind itself.
    await expect(journal.append([one(3, 'x')])).rejects.toBeInstanceOf(BridgeRefused);
    restoreCut();
    await journal.append([one(3, 'x')]);
    await journal.close();
    expect((await reopened(path)).changes).toEqual([one(1), one(3, 'x')]);
  });

  test('a journal that cannot be begun says why and leaves nothing behind', async () => {
    const path = await journalPath();
    await wrapFileHandles('sync', async () => {
      throw diskError('ENOSPC');
    });
    expect((await refusal(path)).code).toBe('disk full');
    expect(await readdir(join(path, '..'))).toEqual([]);
  });
});

test('an empty file holds nothing that could be lost, and is begun afresh', async () => {
  const path = await journalPath();
  await writeFile(path, '');
  expect(await reopened(path)).toEqual({ changes: [], position: 0, tornBytes: 0 });
  expect(await readFile(path, 'utf8')).toBe(HEADER);
});

test('lines that stand twice, as a hand-mended journal can have them, count once', async () => {
  const path = await journalPath();
  await writeFile(path, HEADER + lines([one(1), one(2), one(1)]));
  const journal = await openJournal(path);
  expect(all(journal)).toEqual([one(1), one(2)]);
  expect(journal.digests.get(ASSESSMENT)).toEqual(digestWith(EMPTY_DIGEST, [one(1), one(2)]));
  await journal.close();
});
