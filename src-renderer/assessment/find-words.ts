/** A place in a text: from `start` up to and not including `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * A text as it is compared: lower case, no accents, straight quotation marks. It has exactly as many characters as before,
 * so that a place found in it is the same place in the text people read.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower) && lower.length === text.length) return lower;
  let folded = '';
  for (let at = 0; at < text.length; at += 1) folded += foldCharacter(text[at] ?? '');
  return folded;
}

const PLAIN = /^[\n\r\t -~]*$/;
const QUOTES: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"', '–': '-', '‑': '-', '\u00a0': ' ' };

function foldCharacter(character: string): string {
  if (character <= '~') return character.toLowerCase();
  const plain = (QUOTES[character] ?? character).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.length === 1 ? plain : character;
}

/** What was typed into a search box, as the words that must all be found. `14.1-117` asks for 117. */
export function wordsOf(typed: string): readonly string[] {
  const words = foldText(typed.slice(0, LONGEST_SEARCH))
    .split(/\s+/)
    .map((word) => word.replace(/^\d+\.\d+-(?=\d)/, ''))
    .filter((word) => word !== '');
  return [...new Set(words)];
}

const LONGEST_SEARCH = 200;

/** Where the words are in a folded text, in order and without overlaps. */
export function rangesOf(folded: string, words: readonly string[]): readonly Range[] {
  const found: Range[] = [];
  for (const word of words)
    for (let start = folded.indexOf(word); start >= 0; start = folded.indexOf(word, start + word.length))
      found.push({ start, end: start + word.length });
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const joined: Range[] = [];
  for (const range of found) {
    const before = joined.at(-1);
    if (before && range.start <= before.end)
      joined[joined.length - 1] = { start: before.start, end: Math.max(before.end, range.end) };
    else joined.push(range);
  }
  return joined;
}
