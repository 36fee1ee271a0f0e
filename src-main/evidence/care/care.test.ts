import { randomBytes } from 'node:crypto';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { EvidenceHash } from '../../../src-shared/assessment/identifiers.ts';
import { diskError, wrapFileSystem } from '../../../tests/disk-faults.ts';
import { attach, damage, type EvidenceParts, evidenceParts, objectPath, pick } from '../../../tests/evidence-parts.ts';
import { journalFile } from '../../../tests/journal-files.ts';
import { EvidenceCare } from './evidence-care.ts';
import { sweep } from './sweep.ts';
import { verifySome } from './verify-some.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Takes a file that nothing will name, as if before the app was started. */
async function orphan(main: EvidenceParts, content: string, daysAgo: number): Promise<string> {
  const { hash } = await main.ask('evidence.take', { workspace: main.workspace, file: await pick(main, 'orphan.pdf', content) });
  const path = await objectPath(main, hash);
  const then = new Date(Date.now() - daysAgo * DAY);
  await utimes(path, then, then);
  return path;
}

const sweepNow = async (main: EvidenceParts) => sweep(await main.evidence.of(main.workspace), new Date());

describe('the sweep', () => {
  test('removes what no change names and is older than a day, and nothing else', async () => {
    const main = await evidenceParts();
    const { hash } = await attach(main, 'kept.pdf', 'kept');
    const then = new Date(Date.now() - 9 * DAY);
    await utimes(await objectPath(main, hash), then, then);
    await orphan(main, 'old', 2);
    await orphan(main, 'young', 0.5);
    await writeFile(join(main.folder, 'notes.txt'), 'somebody else’s');
    const next = await main.again();
    expect(await sweepNow(next)).toBe(1);
    expect(await next.files()).toHaveLength(3);
    expect((await next.bytes(hash)).toString()).toBe('kept');
    expect(await sweepNow(next)).toBe(0);
  });

  test('leaves what was taken since the app started: it may be attached in a moment', async () => {
    const main = await evidenceParts();
    await attach(main, 'kept.pdf', 'kept');
    await orphan(main, 'old', 2);
    expect(await sweepNow(main)).toBe(0);
    const next = await main.again();
    // Taken again: the file is as old as it was, but somebody wants it now.
    await next.ask('evidence.take', { workspace: next.workspace, file: await pick(next, 'again.pdf', 'old') });
    expect(await sweepNow(next)).toBe(0);
  });

  test('leaves what another key has encrypted, however old it is', async () => {
    const main = await evidenceParts();
    const { hash } = await attach(main, 'kept.pdf', 'kept');
    const then = new Date(Date.now() - 9 * DAY);
    await utimes(await objectPath(main, hash), then, then);
    const other = randomBytes(32);
    const next = await main.again({ ...main.keys, dataKey: async () => other });
    expect(await sweepNow(next)).toBe(0);
    expect((await (await main.again()).bytes(hash)).toString()).toBe('kept');
  });

  test('looks a second time right before it removes', async () => {
    const main = await evidenceParts();
    await attach(main, 'kept.pdf', 'kept');
    await orphan(main, 'old', 2);
    const next = await main.again();
    const open = await next.evidence.of(next.workspace);
    const keptAt = async (fileName: string) => {
      // Between the first look and the removal somebody attaches it.
      await attach(next, 'late.pdf', 'old');
      for (const hash of open.inHand.all()) open.inHand.letGo(hash);
      return open.store.keptAt(fileName);
    };
    expect(await sweep({ ...open, store: { ...open.store, keptAt } }, new Date())).toBe(0);
    expect(await next.files()).toHaveLength(2);
  });

  test.each([
    [
      'names no file at all',
      async (main: EvidenceParts) => void (await main.ask('workspaces.open', { workspace: main.workspace })),
    ],
    [
      'was damaged, and lost what it named perhaps',
      async (main: EvidenceParts) => {
        await attach(main, 'kept.pdf', 'kept');
        await attach(main, 'more.pdf', 'more');
        const file = await journalFile(join(main.data, 'workspaces', main.workspace));
        const lines = (await readFile(file, 'utf8')).split('\n');
        lines[2] = (lines[2] ?? '').replace('kept', 'kepd');
        await writeFile(file, lines.join('\n'));
      },
    ],
  ])('removes nothing where the journal %s', async (_what, prepare) => {
    const main = await evidenceParts();
    await orphan(main, 'old', 2);
    await prepare(main);
    const next = await main.again();
    expect(await sweepNow(next)).toBe(0);
  });
});

describe('the verifier', () => {
  test('reads a few files at a time, those first that were not for the longest time, and says what it found', async () => {
    const main = await evidenceParts();
    const { workspace } = main;
    const hashes: EvidenceHash[] = [];
    for (let n = 0; n < 7; n += 1) hashes.push((await attach(main, `${n}.pdf`, randomBytes(2_000))).hash);
    const [damaged] = hashes;
    if (!damaged) throw new Error('nothing was attached');
    await damage(main, damaged, 300);
    const open = await main.evidence.of(workspace);
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
    };
    let now = Date.now();
    const some = () => verifySome(open, () => new Date(now), pause);
    const state = () => main.ask('evidence.state', { workspace, hashes });
    await some();
    expect((await state()).verifiedAt).toBe(null);
    await some();
    expect(await state()).toMatchObject({ damaged: [damaged], verifiedAt: new Date(now).toISOString() });
    expect(pauses).toBe(6);
    // Nothing is due again for a week; then everything is.
    await some();
    expect(pauses).toBe(6);
    now += 8 * DAY;
    await some();
    await some();
    expect([pauses, (await state()).verifiedAt]).toEqual([12, new Date(now).toISOString()]);
  });
});

test('a file that cannot be opened just now does not keep the verifier from the others', async () => {
  const main = await evidenceParts();
  const held = await attach(main, 'held.pdf', 'held');
  const other = await attach(main, 'other.pdf', 'other');
  const open = await main.evidence.of(main.workspace);
  const path = await objectPath(main, held.hash);
  wrapFileSystem('open', async (real, parameters) => {
    if (parameters[0] === path) throw diskError('EMFILE');
    return real(...parameters);
  });
  await verifySome(
    open,
    () => new Date(),
    async () => undefined,
  );
  const noted = (hash: EvidenceHash) => open.conditions.of(open.store.fileNameOf(hash))?.condition ?? null;
  expect([noted(held.hash), noted(other.hash)]).toEqual([null, 'whole']);
});

describe('in the background', () => {
  /** Care whose waits are minutes of the test's own clock. */
  function care(main: EvidenceParts, idle: () => boolean) {
    const bugs: unknown[] = [];
    const waits: number[] = [];
    const made = new EvidenceCare(main.evidence, {
      idleFor: () => (idle() ? 60_000 : 0),
      report: (bug) => bugs.push(bug),
      wait: async (ms, stop) => {
        waits.push(ms);
        await sleep(1, undefined, { signal: stop });
      },
    });
    onTestFinished(() => made.endAll());
    return { made, bugs, waits };
  }

  const until = async (holds: () => Promise<boolean>) => {
    while (!(await holds())) await sleep(5);
  };

  test('damage is found while the app is idle, after a start that is left alone', async () => {
    const main = await evidenceParts();
    const { workspace } = main;
    const { hash } = await attach(main, 'x.pdf', randomBytes(1_000));
    await damage(main, hash, 300);
    let isIdle = false;
    const { made, bugs, waits } = care(main, () => isIdle);
    made.begin(workspace);
    made.begin(workspace);
    await until(async () => waits.length > 20);
    expect((await main.ask('evidence.state', { workspace, hashes: [hash] })).damaged).toEqual([]);
    isIdle = true;
    await until(async () => (await main.ask('evidence.state', { workspace, hashes: [hash] })).damaged.length === 1);
    expect(waits[0]).toBe(180_000);
    await made.end(workspace);
    const count = waits.length;
    await sleep(20);
    expect([waits.length, bugs]).toEqual([count, []]);
  });

  test('nothing is done while the key is not open, and nothing is said of it', async () => {
    const main = await evidenceParts({ isKeyOpen: false });
    const { made, bugs, waits } = care(main, () => true);
    made.begin(main.workspace);
    await until(async () => waits.filter((ms) => ms === 600_000).length > 3);
    await made.endAll();
    expect(bugs).toEqual([]);
  });

  test('a workspace that is removed is not looked after any more', async () => {
    const main = await evidenceParts();
    await attach(main, 'x.pdf', 'x');
    await main.ask('workspaces.open', { workspace: main.workspace });
    await main.ask('workspaces.remove', { workspace: main.workspace });
    expect(await readdir(join(main.data, 'workspaces'))).toEqual([]);
    expect((await main.refusal('evidence.state', { workspace: main.workspace, hashes: [] })).code).toBe('not found');
  });
});
