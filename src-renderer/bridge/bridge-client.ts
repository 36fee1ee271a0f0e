import {
  BRIDGE_NAME,
  type BridgeEvent,
  type BridgeInput,
  type BridgeMethod,
  type BridgeOnWindow,
  type BridgeOutput,
  type BridgeRefusal,
  bridge,
  bridgeEvent,
  bridgeReply,
} from '../../src-shared/contract/bridge.ts';
import { type FileToken, fileToken } from '../../src-shared/contract/picked-files.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';

/** The renderer's side of the bridge: every answer is parsed by its schema before anything uses it. */
export interface BridgeClient {
  call: <Method extends BridgeMethod>(
    method: Method,
    input: BridgeInput<Method>,
  ) => Promise<Result<BridgeOutput<Method>, BridgeRefusal>>;
  offerFile: (file: File) => Promise<FileToken>;
  onEvent: (listener: (event: BridgeEvent['event']) => void) => void;
}

/** The bridge that the shell put on the window, or null when the page was opened outside the app. */
export function bridgeClient(): BridgeClient | null {
  const shell = (window as unknown as Record<string, BridgeOnWindow | undefined>)[BRIDGE_NAME];
  if (!shell) return null;
  const listeners: ((event: BridgeEvent['event']) => void)[] = [];
  shell.onEvent((raw) => {
    const parsed = bridgeEvent.safeParse(raw);
    if (parsed.success) for (const listener of listeners) listener(parsed.data.event);
  });
  return {
    call: async (method, input) => {
      const reply = bridgeReply.safeParse(await shell.call[method](input).catch(() => null));
      if (!reply.success) return refused(notUnderstood(method));
      if (!reply.data.ok) return refused(reply.data.refusal);
      const value = bridge[method].output.safeParse(reply.data.value);
      return value.success ? accepted(value.data as BridgeOutput<typeof method>) : refused(notUnderstood(method));
    },
    offerFile: async (file) => fileToken.parse(await shell.offerFile(file)),
    onEvent: (listener) => listeners.push(listener),
  };
}

function notUnderstood(method: string): BridgeRefusal {
  return {
    code: 'not understood',
    words: `The app's window and its inner part do not understand each other (${method}). What was saved is safe. Close the app and start it again.`,
  };
}
