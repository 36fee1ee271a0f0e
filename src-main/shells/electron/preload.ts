import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { BRIDGE_NAME, type BridgeMethod, type BridgeOnWindow, bridge } from '../../../src-shared/contract/bridge.ts';
import { CALL_CHANNEL, EVENT_CHANNEL, OFFER_CHANNEL } from './channels.ts';

// Bundled into out/app/preload.cjs, because a sandboxed preload cannot load files of its own. It gives the page one function
// a method of the contract, and nothing of Electron: no channel to choose, no event object.

const listeners: ((event: unknown) => void)[] = [];
ipcRenderer.on(EVENT_CHANNEL, (_event, message: unknown) => {
  for (const listener of listeners) listener(message);
});

const methods = Object.keys(bridge) as BridgeMethod[];
const onWindow: BridgeOnWindow = {
  call: Object.fromEntries(
    methods.map((method) => [method, (input: unknown) => ipcRenderer.invoke(CALL_CHANNEL, method, input)]),
  ) as BridgeOnWindow['call'],
  offerFile: (file) => ipcRenderer.invoke(OFFER_CHANNEL, pathOf(file)),
  onEvent: (listener) => {
    listeners.push(listener);
  },
};
contextBridge.exposeInMainWorld(BRIDGE_NAME, onWindow);

/** Asked of Electron itself: empty for a File that a script made up, and an error for anything else. */
function pathOf(file: unknown): string {
  try {
    return webUtils.getPathForFile(file as File);
  } catch {
    return '';
  }
}
