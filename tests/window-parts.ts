import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { onTestFinished } from 'vitest';
import { type BridgeClient, bridgeClient } from '../src-renderer/bridge/bridge-client.ts';
import { openWorkspace } from '../src-renderer/workspace/open-workspace.ts';
import type { WorkspaceStore } from '../src-renderer/workspace/workspace-store.ts';
import { type PersonId, personId, type WorkspaceId } from '../src-shared/assessment/identifiers.ts';
import { BRIDGE_NAME, type BridgeMethod, bridge } from '../src-shared/contract/bridge.ts';
import { fileToken } from '../src-shared/contract/picked-files.ts';
import { idOf } from './arbitraries.ts';
import type { MainParts } from './main-parts.ts';

/** Who works here in these tests. */
export const SAM: PersonId = personId.parse(idOf(1));

/** A browser that has never seen the app: an empty IndexedDB, in memory. */
export function freshBrowser(): void {
  globalThis.indexedDB = new IDBFactory();
  // The library looks for it once, when it is loaded.
  Dexie.dependencies.indexedDB = globalThis.indexedDB;
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
}

/**
 * The renderer's own bridge client, on the real handlers of main. Messages cross as JSON, as they do in the browser shell.
 *
 * @param pathOf where a file lies that was picked; left out, the shell knows of none
 */
export function bridgeTo(main: MainParts, pathOf: (file: unknown) => string | null = () => null): BridgeClient {
  const methods = Object.keys(bridge) as BridgeMethod[];
  const cross = (message: unknown): unknown => JSON.parse(JSON.stringify(message)) as unknown;
  const call = Object.fromEntries(
    methods.map((method) => [method, async (input: unknown) => cross(await main.answer(method, cross(input)))]),
  );
  let offered = 0;
  const offerFile = async (file: unknown) => {
    offered += 1;
    const [token, path] = [fileToken.parse(`file-${offered}`), pathOf(file)];
    if (path !== null) main.picked.set(token, path);
    return token;
  };
  const onWindow = { call, offerFile, onEvent: () => undefined };
  Object.assign(globalThis, { window: { [BRIDGE_NAME]: onWindow } });
  const client = bridgeClient();
  Reflect.deleteProperty(globalThis, 'window');
  if (!client) throw new Error('the bridge is not on the window');
  return client;
}

/**
 * Makes the database refuse to write, as it does on a full disk.
 *
 * @returns mends it; done by itself when the test has finished
 */
export function failingStore(call: 'add' | 'put', name = 'QuotaExceededError'): () => void {
  const { prototype } = IDBObjectStore;
  const real = prototype[call];
  prototype[call] = () => {
    throw new DOMException('made by a test', name);
  };
  const restore = (): void => {
    prototype[call] = real;
  };
  onTestFinished(restore);
  return restore;
}

export async function newWorkspace(client: BridgeClient): Promise<WorkspaceId> {
  const created = await client.call('workspaces.create', { name: 'Riverside Surgery' });
  if (!created.ok) throw new Error(created.refusal.words);
  return created.value.id;
}

/** Opens a workspace as a start of the app does; it is closed when the test has finished. */
export async function opened(client: BridgeClient, id: WorkspaceId): Promise<WorkspaceStore> {
  const workspace = await openWorkspace(client, id);
  if (!workspace.ok) throw new Error(`refused: ${workspace.refusal}`);
  workspace.value.setPerson(SAM);
  onTestFinished(() => workspace.value.database.close());
  return workspace.value;
}

/** Lets a condition come true in its own time; fails after two seconds. */
export async function until(holds: () => boolean): Promise<void> {
  for (const from = Date.now(); !holds(); ) {
    if (Date.now() - from > 2_000) throw new Error(`never came true: ${String(holds)}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
