import type { WorkspaceEvidence } from '../evidence.ts';

/** What was taken in a moment ago may be attached in a moment. */
const YOUNGEST_MS = 24 * 60 * 60 * 1000;

/**
 * Removes files that no change of the journal names, such as those that were taken in right before a crash. Nothing goes that is
 * younger than a day, that was taken in since the app started, that is under another key or damaged, or that a second look right before its removal finds named.
 *
 * @returns how many were removed
 */
export async function sweep({ store, named, inHand, conditions }: WorkspaceEvidence, now: Date): Promise<number> {
  /** Null where it cannot be told what is wanted: then everything stays. So it does when the journal, lost perhaps, names none. */
  const wanted = async (): Promise<ReadonlySet<string> | null> => {
    const attached = await named.now();
    return attached === null || attached.size === 0 ? null : new Set([...attached, ...inHand.all()].map(store.fileNameOf));
  };
  const first = await wanted();
  if (!first) return 0;
  let removed = 0;
  for (const fileName of await store.fileNames()) {
    if (first.has(fileName)) continue;
    const keptAt = await store.keptAt(fileName);
    if (keptAt === null || now.getTime() - keptAt.getTime() < YOUNGEST_MS) continue;
    // Under another key everything that is wanted looks like what nobody wants.
    if (!(await store.opens(fileName))) continue;
    if (await store.remove(fileName, async () => (await wanted())?.has(fileName) ?? true)) removed += 1;
  }
  await conditions.forgetAllBut(await store.fileNames());
  return removed;
}
