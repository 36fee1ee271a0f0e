import { createHash } from 'node:crypto';
import { evidenceHash } from '../../src-shared/assessment/identifiers.ts';
import { CHUNK_LENGTH, newSealing, sealChunk, sealEnd } from '../evidence/store/sealed-format.ts';

/**
 * Seals bytes as they come, in the form of the evidence store (docs/evidence-store.md): chunk by chunk, with an end that proves
 * that nothing is missing.
 *
 * @param key 32 bytes
 */
export async function* sealedStream(key: Uint8Array, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const sealing = newSealing(key, CHUNK_LENGTH);
  const hash = createHash('sha256');
  const rest = Buffer.alloc(CHUNK_LENGTH);
  let [filled, chunks, size] = [0, 0, 0];
  const sealed = (): readonly [Buffer, Buffer] => {
    const made = sealChunk(sealing, chunks, rest.subarray(0, filled));
    chunks += 1;
    filled = 0;
    return made;
  };
  yield sealing.header;
  for await (const bytes of pieces) {
    hash.update(bytes);
    size += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      const taken = bytes.subarray(at, at + CHUNK_LENGTH - filled);
      rest.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled === CHUNK_LENGTH) yield* sealed();
    }
  }
  if (filled > 0) yield* sealed();
  yield sealEnd(sealing, chunks, { hash: evidenceHash.parse(hash.digest('hex')), size });
}
