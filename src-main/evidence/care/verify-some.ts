import { BridgeRefused } from '../../bridge/refuse.ts';
import type { WorkspaceEvidence } from '../evidence.ts';

const AGAIN_AFTER_MS = 7 * 24 * 60 * 60 * 1000;
const FILES_AT_A_TIME = 5;

/**
 * Reads through a few files, those that were not for the longest time first, and notes what it finds.
 *
 * @param pause is waited for after each chunk, so that the disk is free for the person
 */
export async function verifySome(
  { store, conditions }: WorkspaceEvidence,
  now: () => Date,
  pause: () => Promise<void>,
): Promise<void> {
  const due = (await store.fileNames())
    .map((fileName) => ({ fileName, at: Date.parse(conditions.of(fileName)?.at ?? '') || 0 }))
    // A clock that was put back would put off a file for ever.
    .filter(({ at }) => Math.abs(now().getTime() - at) > AGAIN_AFTER_MS)
    .sort((a, b) => a.at - b.at || (a.fileName < b.fileName ? -1 : 1));
  let left = FILES_AT_A_TIME;
  for (const { fileName } of due) {
    if (left === 0) return;
    try {
      let condition = await store.check(fileName, pause);
      // It may have been healed under the reader.
      if (condition === 'damaged') condition = await store.check(fileName, pause);
      if (condition !== 'missing') await conditions.note(fileName, condition, now());
      left -= 1;
    } catch (error) {
      // One that is held, or of a newer format, does not keep the others from being read.
      if (!(error instanceof BridgeRefused)) throw error;
    }
  }
}
