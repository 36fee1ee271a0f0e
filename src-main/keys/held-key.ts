import { type InOrder, inOrder } from '../data-folder/in-order.ts';
import { NO_WRONG_TRIES, type WrongTries } from '../lock/waiting.ts';
import type { Shell } from '../shells/shell.ts';
import { type FoundKeys, KEYS_COPY, KEYS_FILE, type KeptKey, readKeysFile, setAside, writeKeysFile } from './keys-file.ts';
import { openHere } from './open-here.ts';

/** A recovery code between being shown and being confirmed: it is nowhere else. */
interface MadeCode {
  readonly groups: readonly string[];
  readonly toConfirm: [number, number];
  /** Names what it opens in keys.json. */
  readonly salt: string;
}

/** What is held in memory of the key of one workspace. */
export interface HeldKey {
  key: Uint8Array | null;
  /** What was kept last, while the key is open: files that are lost meanwhile are made again from it. */
  kept: KeptKey | null;
  made: MadeCode | null;
  wrong: WrongTries;
  /** The keychain did not give the key: asking again would ask the person again. */
  keychainRefused: boolean;
  /** What was found damaged since the app was started, in words. */
  readonly damage: Set<string>;
  /** Calls do not wait for each other; what they do to one key does. */
  readonly oneByOne: InOrder;
}

/** A key as it stands now, on the disk and in memory. */
export interface LookedAtKey {
  readonly folder: string;
  readonly found: FoundKeys;
  readonly held: HeldKey;
}

export function nothingHeld(): HeldKey {
  return {
    key: null,
    kept: null,
    made: null,
    wrong: NO_WRONG_TRIES,
    keychainRefused: false,
    damage: new Set(),
    oneByOne: inOrder(),
  };
}

/** Looks at what a workspace's folder keeps, and opens it if this computer can by itself. Refused like `readKeysFile`. */
export async function lookAtKey(folder: string, held: HeldKey, shell: Pick<Shell, 'kind' | 'keychain'>): Promise<LookedAtKey> {
  const found = await readKeysFile(folder);
  if (found.kind !== 'kept') return { folder, held, found: await madeAgain(folder, held, found) };
  if (found.damage !== null) held.damage.add(found.damage);
  if (held.key) return heldAs(folder, held, found.kept);
  if (held.keychainRefused) return { folder, held, found };
  const opened = await openHere(folder, found.kept, shell);
  if (!opened) {
    held.keychainRefused = found.kept.keychains[shell.kind] !== null;
    return { folder, held, found };
  }
  held.key = opened.key;
  // What cannot be kept now is renewed at the next start.
  if (opened.kept !== found.kept) await writeKeysFile(folder, opened.kept).catch(() => undefined);
  return heldAs(folder, held, opened.kept);
}

/** The key is open, and this is how it is kept from now on. */
export function heldAs(folder: string, held: HeldKey, kept: KeptKey): LookedAtKey {
  held.kept = kept;
  return { folder, held, found: { kind: 'kept', kept, damage: null } };
}

/** Writes the files of an open key again that were lost or damaged since. */
async function madeAgain(folder: string, held: HeldKey, found: Exclude<FoundKeys, { kind: 'kept' }>): Promise<FoundKeys> {
  if (!held.key || !held.kept) return found;
  if (found.kind === 'damaged') for (const name of [KEYS_FILE, KEYS_COPY]) await setAside(folder, name, 'damaged');
  await writeKeysFile(folder, held.kept);
  held.damage.add(`The file ${KEYS_FILE} was lost or damaged while the key was open. It was made again, and nothing is lost.`);
  return { kind: 'kept', kept: held.kept, damage: null };
}
