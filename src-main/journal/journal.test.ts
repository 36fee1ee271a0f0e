import { appendFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, change } from '../../src-shared/assessment/change.ts';
import { digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import { ORGANISATION } from '../../src-shared/assessment/document.ts';
import { ASSESSMENT, changeOf, someChanges } from '../../tests/arbitraries.ts';
import { diskError, wrapFileHandles, wrapFileSystem } from '../../tests/disk-faults.ts';
import { allOf, firstSegment, journalPath, one, reopened, some } from '../../tests/journal-parts.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { openJournal } from './journal.ts';
import { withChecksum } from './record.ts';

/** As the journal writes; of the several forms of `write` the types name another one first. */
type WriteAt = (bytes: Uint8Array, from: number, length: number, position: number) => Promise<unknown>;

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
    expect((await allOf(journal)).changes).toEqual(written);
    await journal.close();
    expect(await reopened(path)).toEqual({ changes: written, position: 5, tornBytes: 0, damage: [] });
    const again = await openJournal(path);
    expect(Object.fromEntries(again.digests)).toEqual({
      [ASSESSMENT]: digestWith(EMPTY_DIGEST, some(1, 4)),
      [ORGANISATION]: digestWith(EMPTY_DIGEST, [organisation]),
    });
    await again.close();
  });

  test('is passed over when it is there already: in one batch, in a later one, in one under way, after a restart', async () => {
    const path = await journalPath();
    const journal = await openJournal(path);
    await Promise.all([journal.append([one(1), one(2), one(1)]), journal.append([one(2), one(3)])]);
    await journal.append(some(1, 3));
    await journal.close();
    const again = await openJournal(path);
    await again.append([one(3), one(4)]);
    expect((await allOf(again)).changes).toEqual(some(1, 4));
    await again.close();
    expect((await readFile(firstSegment(path), 'utf8')).trimEnd().split('\n')).toHaveLength(1 + 4);
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
          const page = await journal.read(after, limit, documents);
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
    const journal = await openJournal(await journalPath());
    const long = 'x'.repeat(100_000);
    await journal.append(Array.from({ length: 300 }, (_, at) => one(at + 1, `${at} ${long}`.slice(0, 100_000))));
    let found = 0;
    for (let after: number | null = 0; after !== null; ) {
      const page = await journal.read(after, 5_000, null);
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
    await wrapFileHandles('write', (real, parameters) => {
      const [bytes, from, length, position] = parameters as unknown as Parameters<WriteAt>;
      return (real as unknown as WriteAt)(bytes, from, Math.min(7, length), position);
    });
    await journal.append([one(1, 'Zoë 🏥 مرحبا'), one(2)]);
    await journal.close();
    expect((await reopened(path)).changes).toEqual([one(1, 'Zoë 🏥 مرحبا'), one(2)]);
  });
});

describe('a half-written last line', () => {
  test('is cut off at whatever byte it ends, and nothing before it is touched', async () => {
    const path = await journalPath();
    const journal = await openJournal(path);
    await journal.append([one(1), one(2, 'Zoë')]);
    const kept = await readFile(firstSegment(path));
    await journal.append([one(3, 'Notfall 🏥 é مرحبا')]);
    await journal.close();
    const whole = await readFile(firstSegment(path));
    for (let length = kept.length; length < whole.length; length += 1) {
      await writeFile(firstSegment(path), whole.subarray(0, length));
      expect(await reopened(path)).toEqual({
        changes: [one(1), one(2, 'Zoë')],
        position: 2,
        tornBytes: length - kept.length,
        damage: [],
      });
      expect(await readFile(firstSegment(path))).toEqual(kept);
    }
  });

  test('leaves a journal that can be written on, also where the disk left zeros behind', async () => {
    for (const torn of ['9f3a01bc 2 ke', '\u0000'.repeat(4_096)]) {
      const path = await journalPath();
      const first = await openJournal(path);
      await first.append([one(1)]);
      await first.close();
      await appendFile(firstSegment(path), torn);
      const journal = await openJournal(path);
      expect(journal.tornBytes).toBe(Buffer.byteLength(torn));
      await journal.append([one(2)]);
      await journal.close();
      expect(await reopened(path)).toEqual({ changes: [one(1), one(2)], position: 2, tornBytes: 0, damage: [] });
    }
  });

  test('that is all there is of a journal leaves an empty one', async () => {
    const path = await journalPath();
    await (await openJournal(path)).close();
    for (const torn of ['', '12ab34cd {"jour']) {
      await writeFile(firstSegment(path), torn);
      expect(await reopened(path)).toEqual({ changes: [], position: 0, tornBytes: torn.length, damage: [] });
      const journal = await openJournal(path);
      await journal.append([one(1)]);
      await journal.close();
      expect((await reopened(path)).changes).toEqual([one(1)]);
      await rm(firstSegment(path));
    }
  });
});

describe('what is refused and left as it is, byte for byte', () => {
  test.each([
    ['of a newer format', `${withChecksum('{"journal":"igt-desktop","format":99,"chain":"x"}')}\nnewer line\n`],
    ['of a newer format with a half-written end', `${withChecksum('{"journal":"igt-desktop","format":99}')}\nnewer li`],
  ])('a journal %s', async (_what, content) => {
    const path = await journalPath();
    await mkdir(path);
    await writeFile(firstSegment(path), content);
    const before = await stat(firstSegment(path));
    const said = await refusal(path);
    expect(said.code).toBe('newer data');
    expect(said.words).toMatch(/newer version of the app .* Nothing was touched\. Install the newer version/);
    expect(await readFile(firstSegment(path), 'utf8')).toBe(content);
    expect((await stat(firstSegment(path))).mtimeMs).toBe(before.mtimeMs);
    expect(await readdir(path)).toEqual(['000000000001.records']);
  });

  test('a file where the journal’s folder should be', async () => {
    const path = await journalPath();
    await writeFile(path, 'x');
    expect((await refusal(path)).code).toBe('cannot write');
    expect(await readFile(path, 'utf8')).toBe('x');
  });

  test('a journal that cannot be looked at just now: it is never taken for a missing one', async () => {
    const path = await journalPath();
    const journal = await openJournal(path);
    await journal.append(some(1, 3));
    await journal.close();
    const restore = wrapFileSystem('readdir', async () => {
      throw diskError('EPERM');
    });
    expect((await refusal(path)).code).toBe('cannot write');
    restore();
    expect((await reopened(path)).changes).toEqual(some(1, 3));
  });
});

describe('a disk that fails', () => {
  test.each(['ENOSPC', 'EIO'])('cuts back what it wrote, says so, and the same append works later (%s)', async (code) => {
    const path = await journalPath();
    const journal = await openJournal(path);
    await journal.append([one(1)]);
    const before = await readFile(firstSegment(path), 'utf8');
    const restore = await wrapFileHandles('write', async (real, parameters) => {
      const [bytes, from, length, position] = parameters as unknown as Parameters<WriteAt>;
      await (real as unknown as WriteAt)(bytes, from, Math.floor(length / 2), position);
      throw diskError(code);
    });
    const refused: unknown = await journal.append(some(2, 3)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(BridgeRefused);
    expect((refused as BridgeRefused).refusal.code).toBe(code === 'ENOSPC' ? 'disk full' : 'cannot write');
    expect((refused as BridgeRefused).refusal.words).toContain('What was saved before is safe');
    expect(await readFile(firstSegment(path), 'utf8')).toBe(before);
    expect([journal.position, (await allOf(journal)).changes]).toEqual([1, [one(1)]]);
    restore();
    await journal.append(some(2, 3));
    expect((await allOf(journal)).changes).toEqual(some(1, 4));
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
    expect(await readFile(firstSegment(path), 'utf8')).toBe('');
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

  test('a journal that cannot be begun says why, and can be begun later', async () => {
    const path = await journalPath();
    const restore = await wrapFileHandles('sync', async () => {
      throw diskError('ENOSPC');
    });
    expect((await refusal(path)).code).toBe('disk full');
    restore();
    expect(await reopened(path)).toEqual({ changes: [], position: 0, tornBytes: 0, damage: [] });
  });
});
