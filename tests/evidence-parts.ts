import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { REAL_DISK } from '../src-main/disk/disk.ts';
import { type EvidenceStore, openEvidenceStore } from '../src-main/evidence/store/evidence-store.ts';
import { type EvidenceHash, evidenceHash } from '../src-shared/assessment/identifiers.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What tests of the evidence store need. */

interface StoreParts {
  readonly store: EvidenceStore;
  readonly folder: string;
  readonly dataKey: Uint8Array;
}

/** An evidence store over a folder, with a key of its own. */
export async function storeIn(folder: string, chunkLength?: number): Promise<StoreParts> {
  const dataKey = randomBytes(32);
  return { store: await openEvidenceStore(REAL_DISK, folder, dataKey, chunkLength), folder, dataKey };
}

/** The same in a folder that is gone when the test has finished. */
export async function storeParts(chunkLength: number): Promise<StoreParts> {
  return storeIn(join(await temporaryFolder(), 'evidence'), chunkLength);
}

export function sha256(bytes: Uint8Array): EvidenceHash {
  return evidenceHash.parse(createHash('sha256').update(bytes).digest('hex'));
}

/** All bytes of a file of the store, as a person gets them back. */
export async function allBytes(store: EvidenceStore, hash: EvidenceHash): Promise<Buffer> {
  const reader = await store.read(hash);
  try {
    const found: Buffer[] = [];
    for await (const piece of reader.pieces()) found.push(piece);
    return Buffer.concat(found);
  } finally {
    await reader.close();
  }
}
