import { splitName } from '../../../src-shared/file-ending.ts';
import { safeFileName } from '../../places/safe-file-name.ts';

/**
 * The names that files have in a pack, in the order of the files: each can be saved by every file system, and beside all others.
 * Two that differ only in capitals, or in how an accent is made, are one name to some of them; the later one gets a number.
 */
export function namesInPack(names: readonly string[]): string[] {
  const taken = new Set<string>();
  /** The first number to try, by name: of a thousand scans called alike, none tries those before it again. */
  const next = new Map<string, number>();
  return names.map((name) => {
    const safe = safeFileName(name.normalize('NFC'));
    const { stem, ending } = splitName(safe);
    let free = safe;
    let number = next.get(folded(safe)) ?? 2;
    for (; taken.has(folded(free)); number += 1) free = `${stem} (${number})${ending}`;
    next.set(folded(safe), number);
    taken.add(folded(free));
    return free;
  });
}

function folded(name: string): string {
  return name.toUpperCase().normalize('NFC');
}
