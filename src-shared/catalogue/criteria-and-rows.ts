import type { Requirement } from './requirement-set.ts';

/**
 * What is wrong with the names of a requirement's criteria and suggested evidence rows, in words; empty when nothing is.
 *
 * The names carry meaning: the digit of a criterion is its level, and ticks and evidence hang on criterion and row. A
 * criterion under the wrong level could never be ticked, and a row named twice would be one row shown in two places.
 */
export function faultsInNames({ number, levels }: Requirement): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  const once = (name: string): void => {
    if (seen.has(name)) faults.push(`Requirement ${number} names ${name} twice.`);
    seen.add(name);
  };
  for (const level of ['1', '2', '3'] as const)
    for (const { id, evidence } of levels[level].criteria) {
      once(id);
      if (!id.startsWith(level)) faults.push(`Requirement ${number} has criterion ${id} under level ${level}.`);
      for (const row of evidence) {
        once(row.id);
        if (!row.id.startsWith(`${id}-`)) faults.push(`Requirement ${number} has evidence ${row.id} under criterion ${id}.`);
      }
    }
  return faults;
}
