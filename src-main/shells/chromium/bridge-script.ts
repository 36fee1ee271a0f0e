import { BRIDGE_NAME, type BridgeMethod, bridge, CHROMIUM_ORIGIN } from '../../../src-shared/contract/bridge.ts';

/** The binding that Playwright puts on `window`; only the script below calls it. */
export const CALL_BINDING = 'igtCall';
/** Where the shell finds offered files and delivers events. */
export const SHELL_NAME = 'igtShell';

/**
 * The script that runs in the window before the app does: it builds the same bridge object that Electron's preload does,
 * one function a method, and only on the app's own page.
 */
export function bridgeScript(): string {
  const methods = Object.keys(bridge) as BridgeMethod[];
  return `(() => {
  if (location.origin !== ${JSON.stringify(CHROMIUM_ORIGIN)} || window !== window.top) return;
  const send = window[${JSON.stringify(CALL_BINDING)}];
  const offered = new Map();
  const listeners = [];
  const call = Object.fromEntries(${JSON.stringify(methods)}.map((method) => [method, async (input) => JSON.parse(await send(method, JSON.stringify(input)))]));
  const bridge = {
    call: Object.freeze(call),
    offerFile: async (file) => {
      const token = 'file-' + (offered.size + 1);
      offered.set(token, file);
      return token;
    },
    onEvent: (listener) => { listeners.push(listener); },
  };
  const shell = {
    offered: (token) => offered.get(token),
    deliver: (event) => { for (const listener of listeners) listener(event); },
  };
  Object.defineProperty(window, ${JSON.stringify(BRIDGE_NAME)}, { value: Object.freeze(bridge) });
  Object.defineProperty(window, ${JSON.stringify(SHELL_NAME)}, { value: Object.freeze(shell) });
})();`;
}
