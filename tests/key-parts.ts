import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BridgeRefused } from '../src-main/bridge/refuse.ts';
import { type Keys, keysOf } from '../src-main/keys/keys.ts';
import { type Keychain, noKeychain } from '../src-main/shells/keychain.ts';
import type { Shell } from '../src-main/shells/shell.ts';
import { type WorkspaceId, workspaceId } from '../src-shared/assessment/identifiers.ts';
import { idOf } from './arbitraries.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** For scrypt: a hundredth of what it costs in the app. */
const CHEAP = 1_024;

export const HERE: WorkspaceId = workspaceId.parse(idOf(7));

/** The keys of one workspace's folder, as a start of the app has them. */
export interface KeyParts {
  readonly folder: string;
  /** A start of the app on the same folder: nothing is in memory. */
  readonly start: (shell?: Pick<Shell, 'kind' | 'keychain'>) => Keys;
  /** The clock, until it is moved. Milliseconds since 1970. */
  readonly clock: { now: number };
}

/** A folder of one workspace, gone when the test has finished. */
export async function keyParts(): Promise<KeyParts> {
  const folder = join(await temporaryFolder(), HERE);
  await mkdir(folder);
  const clock = { now: Date.UTC(2026, 10, 29, 9) };
  const folderOf = async (workspace: WorkspaceId): Promise<string> => {
    if (workspace === HERE) return folder;
    throw new BridgeRefused('not found', 'This organisation is not on this computer any more.');
  };
  return {
    folder,
    clock,
    start: (shell = { kind: 'chromium', keychain: noKeychain }) =>
      keysOf({ folder: folderOf, shell: () => shell, now: () => clock.now, passphraseCost: CHEAP }),
  };
}

/** A keychain in memory that can be emptied, can change its own key, and counts how often it was asked. */
export interface TestKeychain {
  readonly find: () => Promise<Keychain>;
  readonly secrets: Map<string, Uint8Array>;
  asked: number;
  /** What is kept is renewed at the next asking. */
  renews: boolean;
}

export function testKeychain(): TestKeychain {
  const keychain: TestKeychain = {
    secrets: new Map(),
    asked: 0,
    renews: false,
    find: async () => ({
      kind: 'available',
      name: 'the keychain of this test',
      protect: async (key) => {
        const name = randomBytes(8).toString('hex');
        keychain.secrets.set(name, Uint8Array.from(key));
        return name;
      },
      reveal: async (kept) => {
        keychain.asked += 1;
        const key = keychain.secrets.get(kept);
        if (!key) return null;
        if (!keychain.renews) return { key, keepInstead: null };
        const renewed = `${kept}-renewed`;
        keychain.secrets.delete(kept);
        keychain.secrets.set(renewed, key);
        return { key, keepInstead: renewed };
      },
    }),
  };
  return keychain;
}
