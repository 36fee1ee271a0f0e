import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
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

export const BY_KEY_FILE = { kind: 'key file' } as const;
export const BY_KEYCHAIN = { kind: 'keychain' } as const;
export const byPassphrase = (passphrase: string) => ({ kind: 'passphrase', passphrase }) as const;
export const byCode = (code: string) => ({ kind: 'recovery code', code }) as const;

/** Makes a recovery code and confirms it. @returns the code */
export async function confirmedCode(keys: Keys): Promise<string> {
  const { groups, state } = await keys.newRecoveryCode(HERE);
  const [one, other] = state.toConfirm ?? [0, 0];
  const confirmed = await keys.confirmRecoveryCode(HERE, [groups[one] ?? '', groups[other] ?? '']);
  expect(confirmed.kind).toBe('confirmed');
  return groups.join('-');
}

/** What stands in every file of the folder. */
export async function everything({ folder }: KeyParts): Promise<string> {
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))).join('\n');
}
