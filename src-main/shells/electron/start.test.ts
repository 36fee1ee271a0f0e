import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ElectronStandIn, electronStandIn, StandInEvent } from '../../../tests/electron-stand-in.ts';
import { takeInstance } from '../../data-folder/single-instance.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { APP_ID, startElectron } from './start.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');
let root: string;
let data: string;
let started: ElectronStandIn[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'igt-start-'));
  data = join(root, 'data');
  await mkdir(join(root, 'out', 'renderer'), { recursive: true });
  await writeFile(join(root, 'out', 'renderer', 'index.html'), '<!doctype html><title>Page</title>');
  await cp(join(PROJECT, 'assets', 'catalogue'), join(root, 'assets', 'catalogue'), { recursive: true });
  started = [];
});
afterEach(async () => {
  for (const standIn of started) await quit(standIn);
  await rm(root, { recursive: true });
});

async function start(standIn = electronStandIn()): Promise<ElectronStandIn> {
  started.push(standIn);
  await startElectron(standIn.electron, { IGT_DATA_FOLDER: data }, { root, preload: join(root, 'preload.cjs') });
  return standIn;
}

/** What choosing Exit does. */
async function quit({ app }: ElectronStandIn): Promise<void> {
  if (app.exits.length > 0) return;
  const exited = new Promise<void>((resolve) => app.once('exited', () => resolve()));
  const event = new StandInEvent();
  app.emit('before-quit', event);
  expect(event.prevented).toBe(true);
  await exited;
}

test('what Electron takes only before it is ready is told before', async () => {
  const { app, schemes } = await start();
  const before = app.told.slice(0, app.told.indexOf('whenReady'));
  expect(before).toEqual(
    expect.arrayContaining(['enableSandbox', `setAppUserModelId ${APP_ID}`, 'switch disable-background-networking']),
  );
  expect(schemes.map(({ scheme }) => scheme)).toEqual(['igt']);
  expect(app.paths.get('userData')).toBe(join(data, 'profiles', 'electron'));
});

test('the window’s page is answered by the real main', async () => {
  const standIn = await start();
  expect(await standIn.invoke(CALL_CHANNEL, ['app.start', {}])).toMatchObject({
    ok: true,
    value: { version: '9.8.7', shell: 'electron', dataFolder: data },
  });
  expect(await standIn.invoke(CALL_CHANNEL, ['app.start', { path: '/etc/passwd' }])).toMatchObject({
    ok: false,
    refusal: { code: 'not understood' },
  });
  expect(await standIn.invoke(CALL_CHANNEL, ['shell.openExternal', {}])).toMatchObject({
    ok: false,
    refusal: { code: 'not understood' },
  });
});

test('every window is kept from going elsewhere, whoever made it', async () => {
  const { windows } = await start();
  const event = Object.assign(new StandInEvent(), { url: 'https://example.org/', isMainFrame: true });
  windows[0]?.webContents.emit('will-navigate', event);
  expect(event.prevented).toBe(true);
});

test('a second Electron leaves the profile alone and exits', async () => {
  const second = electronStandIn();
  second.app.lockFree = false;
  await start(second);
  expect([second.app.exits, second.windows.length, second.app.told.includes('whenReady')]).toEqual([[0], 0, false]);
});

test('a second start comes forward in the first one’s window', async () => {
  const first = await start();
  const calls = first.windows[0]?.calls ?? [];
  calls.length = 0;
  first.app.emit('second-instance');
  expect(calls).toEqual(['show', 'focus']);
});

test('when another shell has the data folder, that one comes forward and this one exits', async () => {
  await mkdir(data, { recursive: true });
  const other = await takeInstance(data);
  const asked = new Promise<void>((resolve) => other?.onSecondStart(resolve));
  const { app, windows } = await start();
  await asked;
  expect([app.exits, windows.length]).toEqual([[0], 0]);
  await other?.release();
});

test('closing the window ends the app with everything released', async () => {
  const standIn = await start();
  const exited = new Promise<void>((resolve) => standIn.app.once('exited', () => resolve()));
  standIn.windows[0]?.close();
  await exited;
  expect(standIn.app.exits).toEqual([0]);
  const again = await takeInstance(data);
  expect(again).not.toBeNull();
  await again?.release();
});

test('choosing Exit ends the app the same way, once', async () => {
  const standIn = await start();
  await quit(standIn);
  standIn.app.emit('before-quit', new StandInEvent());
  expect(standIn.app.exits).toEqual([0]);
});

test('a computer that shuts down waits for it', async () => {
  const standIn = await start();
  const exited = new Promise<void>((resolve) => standIn.app.once('exited', () => resolve()));
  const event = new StandInEvent();
  standIn.powerMonitor.emit('shutdown', event);
  expect(event.prevented).toBe(true);
  await exited;
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s ends the app the same way', async (signal) => {
  const standIn = await start();
  const exited = new Promise<void>((resolve) => standIn.app.once('exited', () => resolve()));
  process.emit(signal, signal);
  process.emit(signal, signal);
  await exited;
  expect(standIn.app.exits).toEqual([0]);
  expect(process.listenerCount(signal)).toBe(0);
  await (await takeInstance(data))?.release();
});

test('before the computer sleeps the page saves what is being typed, and nothing is closed', async () => {
  const standIn = await start();
  standIn.powerMonitor.emit('suspend');
  expect(standIn.windows[0]?.webContents.sent).toEqual([
    { channel: EVENT_CHANNEL, message: { sequence: 1, event: { kind: 'sleeping' } } },
  ]);
  expect(standIn.windows[0]?.isDestroyed()).toBe(false);
});

test('a window that dies again and again ends the app, and says so', async () => {
  const standIn = await start();
  const exited = new Promise<void>((resolve) => standIn.app.once('exited', () => resolve()));
  for (let death = 0; death < 4; death += 1)
    standIn.windows[0]?.webContents.emit('render-process-gone', new StandInEvent(), { reason: 'crashed' });
  await exited;
  expect(standIn.errorBoxes[0]).toMatch(/was closed: .*What was saved is safe/);
});

test('an app that cannot start says so, names the folder and exits with an error', async () => {
  await rm(join(root, 'assets'), { recursive: true });
  const reported = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const standIn = await start();
  expect(reported).toHaveBeenCalledWith(expect.stringContaining('ENOENT'));
  reported.mockRestore();
  expect(standIn.app.exits).toEqual([1]);
  expect(standIn.errorBoxes[0]).toContain(data);
});

test('Windows knows the app by the same name as its installer', async () => {
  expect(await readFile(join(PROJECT, 'electron-builder.yml'), 'utf8')).toContain(`appId: ${APP_ID}\n`);
});
