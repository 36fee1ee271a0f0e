import type { Page } from 'playwright-core';
import { BRIDGE_NAME, type BridgeMethod, type BridgeOnWindow, bridge, bridgeReply } from '../../../src-shared/contract/bridge.ts';
import { LARGEST_CHUNK } from '../../../src-shared/contract/evidence.ts';
import { address, openBenchApp } from '../bench-app.ts';
import { BLANK_PAGE } from '../build-for-bench.ts';
import type { Measurement } from '../measurement.ts';
import { byTurns } from '../rounds.ts';
import { row } from '../row.ts';

const PASTE = 'pasted bytes, 16 MB in chunks, to fsynced';
const SIZE = 16 * 1024 * 1024;
/** The binding that the bytes are held against; it is of this bench alone. */
const RAW_BINDING = 'benchTake';
/** Under these the page keeps what it hands over. */
const CHUNKS = 'benchChunks';

/**
 * What the store costs a window that hands bytes over: chunks as base64 through the app's bridge, parsed, hashed, encrypted, written
 * and flushed, against a bare binding of the same shell that is given the same texts and drops them. Both wait for each chunk
 * before the next. An aim of 0.8 or more of the throughput is 1.25 or less of the time.
 */
export const pastedChunks: Measurement = {
  rows: [PASTE],
  measure: async (bench) => {
    const app = await openBenchApp(bench, async () => undefined);
    try {
      const { page } = app;
      await page.context().exposeBinding(RAW_BINDING, (_, text: string) => text.length);
      await page.goto(address(BLANK_PAGE));
      const { id: workspace } = await ask(page, 'workspaces.create', { name: 'Bench' });
      await ask(page, 'keys.protect', { workspace, by: { kind: 'key file' } });
      await page.evaluate(makeChunks, { name: CHUNKS, size: SIZE, length: LARGEST_CHUNK });
      const given = { name: CHUNKS, bridgeName: BRIDGE_NAME, rawName: RAW_BINDING, workspace, size: SIZE, length: LARGEST_CHUNK };
      const found = await byTurns(
        { ours: () => page.evaluate(pasteChunks, given), raw: () => page.evaluate(giveToRawBinding, given) },
        bench.rounds(15),
      );
      return [
        row({
          name: PASTE,
          ours: found.ours,
          against: { what: 'a bare binding of the browser shell that drops the same chunks', samples: found.raw },
          unit: 'ms',
          aim: { on: 'ratio', atMost: 1.25 },
        }),
      ];
    } finally {
      await app.close();
    }
  },
};

async function ask<Method extends BridgeMethod>(page: Page, method: Method, input: unknown) {
  const reply = await page.evaluate(
    ([name, wanted, sent]) => (Reflect.get(globalThis, name) as BridgeOnWindow).call[wanted](sent),
    [BRIDGE_NAME, method as BridgeMethod, input] as const,
  );
  const read = bridgeReply.parse(reply);
  if (!read.ok) throw new Error(read.refusal.words);
  return bridge[method].output.parse(read.value) as { readonly id: string };
}

interface Given {
  readonly name: string;
  readonly bridgeName: string;
  readonly rawName: string;
  readonly workspace: string;
  readonly size: number;
  readonly length: number;
}

/** In the page: random bytes as base64, made once. */
function makeChunks({ name, size, length }: Pick<Given, 'name' | 'size' | 'length'>): void {
  const chunks: string[] = [];
  for (let at = 0; at < size; at += length) {
    let text = '';
    for (let done = 0; done < length; done += 32_768)
      text += String.fromCharCode(...crypto.getRandomValues(new Uint8Array(Math.min(32_768, length - done))));
    chunks.push(btoa(text));
  }
  Reflect.set(globalThis, name, chunks);
}

/** In the page: the same bytes with a new beginning, so that they are not in the store yet. @returns milliseconds */
async function pasteChunks({ name, bridgeName, workspace, size, length }: Given): Promise<number> {
  const chunks = Reflect.get(globalThis, name) as string[];
  const first = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(48))));
  chunks[0] = first + (chunks[0] ?? '').slice(first.length);
  const { call } = Reflect.get(globalThis, bridgeName) as BridgeOnWindow;
  const sent = async (reply: Promise<unknown>): Promise<{ readonly paste: string }> => {
    const read = (await reply) as { readonly ok: boolean; readonly value: { readonly paste: string } };
    if (!read.ok) throw new Error(JSON.stringify(read));
    return read.value;
  };
  const from = performance.now();
  const { paste } = await sent(call['evidence.paste-begin']({ workspace, name: 'Pasted picture.png', size }));
  for (const [at, bytes] of chunks.entries()) await sent(call['evidence.paste-chunk']({ paste, at: at * length, bytes }));
  await sent(call['evidence.paste-end']({ paste }));
  return performance.now() - from;
}

async function giveToRawBinding({ name, rawName }: Given): Promise<number> {
  const chunks = Reflect.get(globalThis, name) as string[];
  const binding = Reflect.get(globalThis, rawName) as (text: string) => Promise<number>;
  const from = performance.now();
  for (const text of chunks) if ((await binding(text)) !== text.length) throw new Error('the binding lost a part');
  return performance.now() - from;
}
