import type { EventEmitter } from 'node:events';
import { beforeAll, expect, test, vi } from 'vitest';
import { BRIDGE_NAME, type BridgeOnWindow, bridge } from '../../../src-shared/contract/bridge.ts';
import { CALL_CHANNEL, EVENT_CHANNEL, OFFER_CHANNEL } from './channels.ts';

const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
  /** What Electron knows of File objects: a path, empty for one that a script made up. */
  paths: new Map<unknown, string>(),
}));

// The binary that has the real module cannot be had everywhere: see tests/electron-stand-in.ts.
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  const ipcRenderer = Object.assign(new Emitter(), {
    invoke: async (...inputs: unknown[]) => {
      electron.invoked.push(inputs);
      return 'answer';
    },
  });
  return {
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => electron.exposed.set(name, value) },
    ipcRenderer,
    webUtils: {
      getPathForFile: (file: unknown) => {
        const path = electron.paths.get(file);
        if (path === undefined) throw new TypeError('not a File');
        return path;
      },
    },
  };
});

let onWindow: BridgeOnWindow;
beforeAll(async () => {
  await import('./preload.ts');
  onWindow = electron.exposed.get(BRIDGE_NAME) as BridgeOnWindow;
});

test('the page gets the bridge and nothing else', () => {
  expect([...electron.exposed.keys()]).toEqual([BRIDGE_NAME]);
  expect(Object.keys(onWindow).sort()).toEqual(['call', 'offerFile', 'onEvent']);
  expect(Object.keys(onWindow.call)).toEqual(Object.keys(bridge));
});

test('a method calls main by its name, and cannot choose a channel', async () => {
  electron.invoked.length = 0;
  expect(await onWindow.call['places.list']({ folder: null })).toBe('answer');
  expect(electron.invoked).toEqual([[CALL_CHANNEL, 'places.list', { folder: null }]]);
});

test('the path of a file comes from Electron, never from the page', async () => {
  electron.invoked.length = 0;
  const picked = { name: 'policy.pdf' };
  electron.paths.set(picked, '/home/someone/policy.pdf');
  await onWindow.offerFile(picked);
  await onWindow.offerFile({ path: '/etc/passwd', name: 'forged' });
  await onWindow.offerFile('/etc/passwd');
  expect(electron.invoked).toEqual([
    [OFFER_CHANNEL, '/home/someone/policy.pdf'],
    [OFFER_CHANNEL, ''],
    [OFFER_CHANNEL, ''],
  ]);
});

test('the page hears events without Electron’s event object', async () => {
  const heard: unknown[][] = [];
  onWindow.onEvent((...inputs) => heard.push(inputs));
  const { ipcRenderer } = await import('electron');
  (ipcRenderer as unknown as EventEmitter).emit(EVENT_CHANNEL, { sender: 'electron' }, { sequence: 1 });
  expect(heard).toEqual([[{ sequence: 1 }]]);
});
