import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { CHROMIUM_ORIGIN } from '../src-shared/contract/bridge.ts';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { startApp } from './app.ts';
import type { Shell } from './shells/shell.ts';

const ASSETS = fileURLToPath(new URL('../assets', import.meta.url));

/** A shell whose window cannot come forward, as where its browser is just dying. */
async function dyingShell(asked: () => void): Promise<Shell> {
  return {
    kind: 'chromium',
    openWindow: async () => {
      asked();
      throw new Error('the browser is gone');
    },
    tell: async () => undefined,
    resolveFile: async () => null,
    askForPlace: async () => ({ kind: 'no dialog' }),
    openDocument: async () => false,
    print: async () => ({ kind: 'no viewer' }),
    keychain: async () => ({ kind: 'none', words: 'No keychain is used here.' }),
    closed: new Promise(() => undefined),
    close: async () => undefined,
  };
}

test('a second start while the window cannot come forward does not end the first', async () => {
  const data = await temporaryFolder();
  const folders = { data, assets: ASSETS, renderer: join(data, 'renderer') };
  const bugs: string[] = [];
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  let wasAsked = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    wasAsked = resolve;
  });
  const start = () =>
    startApp(
      folders,
      '0.0.0-test',
      CHROMIUM_ORIGIN,
      'test',
      () => dyingShell(wasAsked),
      (bug, where) => {
        bugs.push(`${where}: ${String(bug)}`);
      },
    );
  const app = await start();
  onTestFinished(() => app?.close());
  expect(await start()).toBeNull();
  await asked;
  // An unhandled rejection is told after the promises of this turn.
  await new Promise((resolve) => setImmediate(resolve));
  expect([unhandled, bugs]).toEqual([[], ['second start: Error: the browser is gone']]);
});
