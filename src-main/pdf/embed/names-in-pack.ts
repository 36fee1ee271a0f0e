import { splitName } from '../../../src-shared/file-ending.ts';
import { safeFileName } from '../../places/safe-file-name.ts';

/**
 * The names that files have in a pack, in the order of the files: each can be saved by every file system, and beside all others.
 * Two that differ only in capitals, or in how an accent is made, are one name to some of them; the later one gets a number.
 */
export function namesInPack(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeFileName(name.normalize('NFC'));
    const { stem, ending } = splitName(safe);
    let free = safe;
    for (let number = 2; taken.has(folded(free)); number += 1) free = `${stem} (${number})${ending}`;
    taken.add(folded(free));
    return free;
  });
}

function folded(name: string): string {
  return name.toUpperCase().normalize('NFC');
}
