/**
 * The files of a journal's folder. They are named by the number of a record, so that their order and what lies between them
 * can be seen without opening one.
 */
const padded = (sequence: number): string => String(sequence).padStart(12, '0');

/** A segment that is being written, or is not compressed yet; named by its first record. */
export const plainName = (first: number): string => `${padded(first)}.records`;
/** A closed segment. */
export const closedName = (first: number): string => `${padded(first)}.records.gz`;
/** Named by the last record that it counts. */
export const checkpointName = (through: number): string => `${padded(through)}.checkpoint.gz`;
/** What a damaged segment was before it was mended. The same bytes have the same name, so a copy is made once. */
export const damagedName = (first: number, mark: string): string => `${padded(first)}.damaged-${mark}`;
export const isDamagedCopy = (name: string): boolean => /^\d{12}\.damaged-/.test(name);

export interface FoundFiles {
  /** First records of all segments, in order. */
  readonly segments: readonly number[];
  readonly plain: ReadonlySet<number>;
  readonly closed: ReadonlySet<number>;
  /** The newest first. */
  readonly checkpoints: readonly number[];
}

/** What lies in the folder. Files of other names are passed over. */
export function filesOf(names: readonly string[]): FoundFiles {
  const numbers = (form: RegExp): number[] =>
    names
      .flatMap((name) => form.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
  const plain = new Set(numbers(/^(\d{12})\.records$/));
  const closed = new Set(numbers(/^(\d{12})\.records\.gz$/));
  return {
    segments: [...new Set([...plain, ...closed])].sort((a, b) => a - b),
    plain,
    closed,
    checkpoints: numbers(/^(\d{12})\.checkpoint\.gz$/).reverse(),
  };
}

/** The files that hold records, also damaged ones as they were before they were mended; in order. */
export function recordFiles(names: readonly string[]): string[] {
  return names.filter((name) => /^\d{12}\.(records|records\.gz|damaged-[0-9a-f]{8})$/.test(name)).sort();
}
