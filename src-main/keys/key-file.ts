import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileDurably } from '../data-folder/write-file-durably.ts';
import { derivedKey, KEY_BYTES, type SealedKey, sealKey, unsealKey } from './seal.ts';

/** Beside keys.json. Whoever can read both can read the evidence. */
export const KEY_FILE = 'evidence.key';

const PURPOSE = 'igt evidence key, key file';
const CONTENT = /^[0-9a-f]{64}\n?$/;
const NO_SALT = new Uint8Array();

/** Writes a new key file, readable by its owner only, in place of any other. @returns the key as that file opens it */
export async function wrapWithKeyFile(folder: string, key: Uint8Array): Promise<SealedKey> {
  const secret = randomBytes(KEY_BYTES);
  // Made with mode 0600.
  await writeFileDurably(join(folder, KEY_FILE), `${secret.toString('hex')}\n`);
  return sealKey(key, derivedKey(secret, NO_SALT, PURPOSE));
}

/** @returns null when the key file is gone, cannot be read or is another one */
export async function unwrapWithKeyFile(folder: string, sealed: SealedKey): Promise<Uint8Array | null> {
  const content = await readFile(join(folder, KEY_FILE), 'utf8').catch(() => '');
  if (!CONTENT.test(content)) return null;
  return unsealKey(sealed, derivedKey(Buffer.from(content.trim(), 'hex'), NO_SALT, PURPOSE));
}
