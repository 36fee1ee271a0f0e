import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { LARGEST_CHUNK } from '../../src-shared/contract/evidence.ts';
import { diskError, wrapFileHandles } from '../../tests/disk-faults.ts';
import { type EvidenceParts, evidenceParts, sha256 } from '../../tests/evidence-parts.ts';

describe('pasted bytes', () => {
  const begin = async (main: EvidenceParts, size: number, name = 'Pasted picture.png') =>
    (await main.ask('evidence.paste-begin', { workspace: main.workspace, name, size })).paste;
  const chunk = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

  test('come in chunks and are kept like a file', async () => {
    const main = await evidenceParts();
    const bytes = randomBytes(2 * LARGEST_CHUNK + 5);
    const paste = await begin(main, bytes.length);
    for (let at = 0; at < bytes.length; at += LARGEST_CHUNK)
      await main.ask('evidence.paste-chunk', { paste, at, bytes: chunk(bytes.subarray(at, at + LARGEST_CHUNK)) });
    const taken = await main.ask('evidence.paste-end', { paste });
    expect([taken.hash, taken.size, taken.name]).toEqual([sha256(bytes), bytes.length, 'Pasted picture.png']);
    expect((await main.bytes(taken.hash)).equals(bytes)).toBe(true);
  });

  test('may come without waiting, as long as they come in their order', async () => {
    const main = await evidenceParts();
    const bytes = randomBytes(3_000);
    const paste = await begin(main, bytes.length);
    const ended = [0, 1_000, 2_000].map((at) =>
      main.ask('evidence.paste-chunk', { paste, at, bytes: chunk(bytes.subarray(at, at + 1_000)) }),
    );
    const taken = main.ask('evidence.paste-end', { paste });
    await Promise.all(ended);
    expect((await taken).hash).toBe(sha256(bytes));
  });

  test.each([
    ['at a wrong place', 100, 5, 3],
    ['twice', 100, 0, 50],
    ['longer than announced', 40, 50, 50],
  ])('that come %s are refused, and nothing of them stays', async (_what, size, at, length) => {
    const main = await evidenceParts();
    const paste = await begin(main, size);
    await main.answer('evidence.paste-chunk', { paste, at: 0, bytes: chunk(randomBytes(Math.min(size, 50))) });
    expect((await main.refusal('evidence.paste-chunk', { paste, at, bytes: chunk(randomBytes(length)) })).code).toBe(
      'does not fit',
    );
    expect((await main.refusal('evidence.paste-end', { paste })).code).toBe('not allowed');
    expect(await main.files()).toEqual([]);
  });

  test('that end before all of them came are refused, and nothing of them stays', async () => {
    const main = await evidenceParts();
    const paste = await begin(main, 100);
    await main.ask('evidence.paste-chunk', { paste, at: 0, bytes: chunk(randomBytes(99)) });
    expect(await main.refusal('evidence.paste-end', { paste })).toEqual({
      code: 'does not fit',
      words: 'Pasted picture.png did not come as a whole, so it was not attached. Paste it again.',
    });
    expect(await main.files()).toEqual([]);
  });

  test('that are called off leave nothing', async () => {
    const main = await evidenceParts();
    const paste = await begin(main, 3_000_000);
    await main.ask('evidence.paste-chunk', { paste, at: 0, bytes: chunk(randomBytes(2_000_000)) });
    expect(await main.files()).toHaveLength(1);
    await main.ask('evidence.paste-cancel', { paste });
    expect(await main.files()).toEqual([]);
  });

  test.each([
    ['ENOSPC', 'disk full'],
    ['EIO', 'cannot write'],
  ])('that do not fit on the disk are refused, and nothing of them stays (%s)', async (code, refused) => {
    const main = await evidenceParts();
    const paste = await begin(main, 4_000_000);
    await wrapFileHandles('write', async () => {
      throw diskError(code);
    });
    const codes: string[] = [];
    // A write is under way while the next chunk comes, so its failure may be told with that one.
    for (let at = 0; at < 4_000_000; at += 2_000_000) {
      const reply = await main.answer('evidence.paste-chunk', { paste, at, bytes: chunk(new Uint8Array(2_000_000)) });
      if (!reply.ok) codes.push(reply.refusal.code);
    }
    expect(codes[0]).toBe(refused);
    expect(await main.files()).toEqual([]);
  });

  test('under a token that nobody was given, or more than a chunk holds, are refused', async () => {
    const main = await evidenceParts();
    for (const method of ['evidence.paste-end', 'evidence.paste-cancel'] as const)
      expect((await main.refusal(method, { paste: 'paste-1' })).code).toBe('not allowed');
    expect((await main.refusal('evidence.paste-chunk', { paste: 'paste-1', at: 0, bytes: 'AAAA' })).code).toBe('not allowed');
    expect((await main.refusal('evidence.paste-end', { paste: '../../x' })).code).toBe('not understood');
    const paste = await begin(main, 10_000_000);
    for (const bytes of [chunk(new Uint8Array(LARGEST_CHUNK + 3)), 'not base64 ✗', 'AAA'])
      expect((await main.refusal('evidence.paste-chunk', { paste, at: 0, bytes })).code).toBe('not understood');
    await main.ask('evidence.paste-cancel', { paste });
  });

  test('of no size or too much are refused before they begin', async () => {
    const main = await evidenceParts();
    for (const [size, code] of [
      [0, 'does not fit'],
      [51 * 1024 * 1024, 'too large'],
    ] as const)
      expect((await main.refusal('evidence.paste-begin', { workspace: main.workspace, name: 'x.png', size })).code).toBe(code);
  });

  test('are refused while too many are under way', async () => {
    const main = await evidenceParts();
    const pastes = await Promise.all(Array.from({ length: 8 }, () => begin(main, 10)));
    expect((await main.refusal('evidence.paste-begin', { workspace: main.workspace, name: 'x.png', size: 10 })).code).toBe(
      'not allowed',
    );
    const [first] = pastes;
    await main.ask('evidence.paste-cancel', { paste: first });
    await begin(main, 10);
  });

  test('that nothing more comes of for ten minutes go', async () => {
    const main = await evidenceParts();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const paste = await begin(main, 100);
    await vi.advanceTimersByTimeAsync(9 * 60_000);
    await main.ask('evidence.paste-chunk', { paste, at: 0, bytes: chunk(randomBytes(50)) });
    await vi.advanceTimersByTimeAsync(9 * 60_000);
    await main.ask('evidence.paste-chunk', { paste, at: 50, bytes: chunk(randomBytes(10)) });
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect((await main.refusal('evidence.paste-end', { paste })).code).toBe('not allowed');
    // The file goes right after.
    vi.useRealTimers();
    await vi.waitFor(async () => expect(await main.files()).toEqual([]));
  });

  test('that were never ended go when their workspace is removed', async () => {
    const main = await evidenceParts();
    const paste = await begin(main, 100);
    await main.ask('workspaces.remove', { workspace: main.workspace });
    expect((await main.refusal('evidence.paste-end', { paste })).code).toBe('not allowed');
    expect(await readdir(join(main.data, 'workspaces'))).toEqual([]);
  });
});
