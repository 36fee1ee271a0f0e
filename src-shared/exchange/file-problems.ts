/** Something about a file, with its place in it. Shown as `place: words`. */
export interface FileProblem {
  readonly place: string;
  readonly words: string;
}

const MOST_LISTED = 20;

/** Collects what was found in a file: the first twenty, and how many more there are. */
export class ProblemList {
  readonly #listed: FileProblem[] = [];
  #count = 0;

  add(place: string, words: string): void {
    this.#count += 1;
    if (this.#listed.length < MOST_LISTED) this.#listed.push({ place, words });
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** The list; its last entry says how many more there are when not all are in it. */
  list(): FileProblem[] {
    const more = this.#count - this.#listed.length;
    return more === 0
      ? [...this.#listed]
      : [
          ...this.#listed,
          { place: 'the rest of the file', words: `There ${more === 1 ? 'is 1 more' : `are ${more} more`} like these.` },
        ];
  }
}

/** A piece of a file for a message: short, on one line, without characters that would disturb it. */
export function quoted(piece: unknown): string {
  if (Array.isArray(piece)) return 'a list';
  if (typeof piece === 'object' && piece !== null) return 'an object';
  const plain = String(piece)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�');
  const start = [...plain.slice(0, 200)].slice(0, 60).join('');
  return `“${start.length < plain.length ? `${start}…` : start}”`;
}
