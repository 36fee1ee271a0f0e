import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { BridgeRefused } from '../bridge/refuse.ts';
import { renamePatiently, syncFolder, writeFileDurably } from '../data-folder/write-file-durably.ts';
import { evidenceFolder } from '../evidence/evidence.ts';
import { isFileName } from '../evidence/store/sealed-format.ts';
import { keyEnvelope } from './key-envelope.ts';
import { KEY_FILE } from './key-file.ts';
import { sealedKey } from './seal.ts';

/** Losing this file loses the evidence whoever knows the recovery code, so there are two of it. */
export const KEYS_FILE = 'keys.json';
export const KEYS_COPY = 'keys.copy.json';

const inKeychain = z.string().max(10_000).nullable();

/** The key of a workspace as it is kept on this computer: never open, in every way in which it can be opened. */
const keptKey = keyEnvelope.extend({
  /** Each shell has a keychain of its own, and a data folder belongs to all of them. */
  keychains: z.strictObject({ electron: inKeychain, chromium: inKeychain }),
  keyFile: sealedKey.nullable(),
});
export type KeptKey = z.infer<typeof keptKey>;

export const NO_KEYCHAINS: KeptKey['keychains'] = { electron: null, chromium: null };

export type FoundKeys =
  | { readonly kind: 'none' }
  | { readonly kind: 'kept'; readonly kept: KeptKey; readonly damage: string | null }
  | { readonly kind: 'damaged'; readonly words: string };

const FORMAT = 1;
const formatOnly = z.looseObject({ format: z.int().min(1) });

/**
 * The key that a workspace's folder keeps. A damaged file is set aside and replaced by its copy. Refused when a newer version
 * wrote it or it cannot be read.
 */
export async function readKeysFile(folder: string): Promise<FoundKeys> {
  const [first, copy] = [await readOne(folder, KEYS_FILE), await readOne(folder, KEYS_COPY)];
  if (first.kind === 'read') {
    // An end between the two writes has left the copy behind.
    if (copy.kind !== 'read' || copy.text !== first.text)
      await writeFileDurably(join(folder, KEYS_COPY), first.text).catch(() => undefined);
    return { kind: 'kept', kept: first.kept, damage: null };
  }
  if (copy.kind === 'read') return { kind: 'kept', kept: copy.kept, damage: await mend(folder, first.kind, copy.text) };
  if (first.kind === 'absent' && copy.kind === 'absent') {
    if (!(await hasEvidence(folder))) return { kind: 'none' };
    return {
      kind: 'damaged',
      words: `The file ${KEYS_FILE} in ${folder} is gone, and so is its copy, so the evidence files there cannot be opened. Nothing was changed. Put ${KEYS_FILE} back from a backup of this computer, or bring this organisation here again from a file of “Move to another computer”.`,
    };
  }
  return {
    kind: 'damaged',
    words: `The file ${KEYS_FILE} in ${folder} is damaged and there is no whole copy of it, so the evidence files cannot be opened. Nothing was changed. Put ${KEYS_FILE} back from a backup of this computer, or bring this organisation here again from a file of “Move to another computer”.`,
  };
}

/** Returns once keys.json is on the disk. A copy that could not be written is made at the next reading. */
export async function writeKeysFile(folder: string, kept: KeptKey): Promise<void> {
  const text = `${JSON.stringify(kept, null, 2)}\n`;
  await writeFileDurably(join(folder, KEYS_FILE), text);
  await writeFileDurably(join(folder, KEYS_COPY), text).catch(() => undefined);
}

/** Gives every file that keeps a key another name, so that nothing of it is lost when another key is kept. */
export async function setKeyFilesAside(folder: string): Promise<void> {
  // The copy first: it would be put back for a missing first one.
  for (const name of [KEYS_COPY, KEYS_FILE, KEY_FILE]) await setAside(folder, name, 'set-aside');
  await syncFolder(folder);
}

/** The same, and with them the evidence that only that key opens. */
export async function setKeyAndEvidenceAside(folder: string): Promise<void> {
  // First of all: under another key the store would take all of it for files that nobody wants, and sweep them away.
  await setAside(folder, basename(evidenceFolder(folder)), 'set-aside');
  await setKeyFilesAside(folder);
}

/** Renames a file or a folder. @returns its new name, or null when it is not there */
export async function setAside(folder: string, name: string, why: 'damaged' | 'set-aside'): Promise<string | null> {
  const there = await stat(join(folder, name)).catch(() => null);
  if (!there) return null;
  const aside = `${name}.${why}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  await renamePatiently(join(folder, name), join(folder, aside));
  return aside;
}

/** Whether there is something that only a key opens which was here before: a new one would leave it closed without a word. */
async function hasEvidence(folder: string): Promise<boolean> {
  const names: string[] = await readdir(evidenceFolder(folder)).catch(() => []);
  return names.some(isFileName);
}

type OneFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'read'; readonly kept: KeptKey; readonly text: string };

async function readOne(folder: string, name: string): Promise<OneFile> {
  let text: string;
  try {
    text = await readFile(join(folder, name), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { kind: 'absent' };
    throw new BridgeRefused(
      'cannot read',
      `The key of your evidence cannot be read just now: ${join(basename(folder), name)} in the data folder (${code}). Nothing was changed. Close other programs that use it and try again.`,
    );
  }
  const raw = parseJson(text);
  const format = formatOnly.safeParse(raw).data?.format ?? FORMAT;
  if (format > FORMAT)
    throw new BridgeRefused(
      'newer data',
      `The key of your evidence was kept by a newer version of the app (${name}, format ${format}; this version knows ${FORMAT}). Nothing was touched. Install the newer version to go on.`,
    );
  const kept = keptKey.safeParse(raw);
  return kept.success ? { kind: 'read', kept: kept.data, text } : { kind: 'damaged' };
}

/** Puts the copy in the first one's place. @returns what was done, in words */
async function mend(folder: string, was: 'absent' | 'damaged', text: string): Promise<string> {
  try {
    const aside = was === 'damaged' ? await setAside(folder, KEYS_FILE, 'damaged') : null;
    await writeFileDurably(join(folder, KEYS_FILE), text);
    return aside === null
      ? `The file ${KEYS_FILE} was gone. It was made again from its copy, and nothing is lost.`
      : `The file ${KEYS_FILE} was damaged. It was made again from its copy, and nothing is lost. The damaged one is kept as ${aside}.`;
  } catch {
    return `The file ${KEYS_FILE} is ${was === 'damaged' ? 'damaged' : 'gone'} and its copy is used. It could not be made again: the folder ${folder} cannot be written.`;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
