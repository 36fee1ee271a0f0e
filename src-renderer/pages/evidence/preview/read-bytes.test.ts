import { expect, test } from 'vitest';
import { evidenceHash, workspaceId } from '../../../../src-shared/assessment/identifiers.ts';
import { LARGEST_CHUNK } from '../../../../src-shared/contract/evidence.ts';
import { accepted, refused } from '../../../../src-shared/result.ts';
import { idOf } from '../../../../tests/arbitraries.ts';
import type { BridgeClient } from '../../../bridge/bridge-client.ts';
import { readBytes } from './read-bytes.ts';

/** A store with one file, which notes what it was asked for. */
function storeOf(file: Uint8Array, failsAt = Number.POSITIVE_INFINITY) {
  const asked: { readonly at: number; readonly length: number }[] = [];
  const call = async (_: string, { at, length }: { at: number; length: number }) => {
    asked.push({ at, length });
    if (at >= failsAt) return refused({ code: 'cannot read', words: 'The file is damaged.' });
    return accepted({ bytes: Buffer.from(file.subarray(at, at + length)).toString('base64'), size: file.length });
  };
  const from = {
    bridge: { call: call as unknown as BridgeClient['call'] },
    workspace: workspaceId.parse(idOf(1)),
    hash: evidenceHash.parse('a'.repeat(64)),
  };
  return { asked, from };
}

const FILE = Uint8Array.from({ length: 2 * LARGEST_CHUNK + 10 }, (_, at) => at % 251);
const going = (): AbortSignal => new AbortController().signal;

test('a file is read in pieces that the bridge takes, and it says how far it is', async () => {
  const { asked, from } = storeOf(FILE);
  const told: number[][] = [];
  const read = await readBytes(from, FILE.length, going(), (...so) => told.push(so));
  expect(read).toEqual(accepted({ bytes: FILE, size: FILE.length }));
  expect(asked.map(({ at }) => at)).toEqual([0, LARGEST_CHUNK, 2 * LARGEST_CHUNK]);
  expect(told.at(-1)).toEqual([FILE.length, FILE.length]);
});

test('only as much as is wanted is asked for', async () => {
  const { asked, from } = storeOf(FILE);
  const read = await readBytes(from, 100, going());
  expect(read?.ok && read.value).toEqual({ bytes: FILE.slice(0, 100), size: FILE.length });
  expect(asked).toEqual([{ at: 0, length: 100 }]);
});

test('an empty file is read', async () => {
  expect(await readBytes(storeOf(new Uint8Array()).from, 100, going())).toEqual(accepted({ bytes: new Uint8Array(), size: 0 }));
});

test('what goes wrong on the way comes as words', async () => {
  expect(await readBytes(storeOf(FILE, LARGEST_CHUNK).from, FILE.length, going())).toEqual(refused('The file is damaged.'));
});

test('stopped, it asks for no more', async () => {
  const { asked, from } = storeOf(FILE);
  const stopping = new AbortController();
  const read = readBytes(from, FILE.length, stopping.signal);
  stopping.abort();
  expect(await read).toBeNull();
  expect(asked).toHaveLength(1);
});
