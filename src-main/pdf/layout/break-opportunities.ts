import type { After } from './words.ts';

/** A piece of a text after which a line may end, with at most one space at its end. */
export interface Piece {
  readonly text: string;
  readonly after: After;
}

/**
 * Cuts a text where its lines may end: after spaces, after hyphens and dashes between letters, at soft hyphens (which go), and in
 * addresses and other long words after their signs. No-break spaces hold. A second space in a row is a piece of its own.
 * @param text without line ends
 * @returns pieces that make up the text, soft hyphens and zero-width spaces aside; the last one holds on to what follows
 */
export function cutWhereLinesMayEnd(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const word of text.match(/[^ ]+ ?| /gu) ?? []) {
    const body = word.endsWith(' ') ? word.slice(0, -1) : word;
    const space = body.length < word.length;
    const parts = plainWord.test(body) ? null : cutWord(body);
    if (parts === null) {
      pieces.push({ text: word, after: space ? 'may end' : 'hold' });
      continue;
    }
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      pieces.push(isLast ? { text: space ? `${part.text} ` : part.text, after: space ? 'may end' : part.after } : part);
    }
  }
  return pieces.filter(({ text: kept }) => kept !== '');
}

/** Most words: nothing in them at which a line may end. */
const plainWord = /^[\p{L}\p{N}.,;:'’"“”()!?]{0,23}$/u;

/** Marks where a line may end inside a word: soft hyphen, zero-width space, wide spaces. */
const invisible = /[\u00ad\u200b]/u;
const wideSpaces = /[\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]/u;
const dashes = /[-\u2010\u2012-\u2014/]/u;
const signsOfAddresses = /[-/\\?&=.,;:_@#+%~|)]/u;
const letters = /\p{L}/u;

function cutWord(word: string): readonly Piece[] {
  const isAddress = word.length >= 24 || word.includes('://') || word.includes('@');
  const pieces: Piece[] = [];
  const characters = [...word];
  let begun = '';
  let cutAt = 0;
  for (const [index, character] of characters.entries()) {
    if (invisible.test(character)) {
      pieces.push({ text: begun, after: character === '\u00ad' ? 'hyphen' : 'may end' });
      begun = '';
      cutAt = index + 1;
      continue;
    }
    begun += character;
    const next = characters[index + 1];
    const isLong = index - cutAt >= 2 && characters.length - index - 1 >= 2;
    const ends =
      wideSpaces.test(character) ||
      (next !== undefined &&
        isLong &&
        (isAddress ? endsInAddress(character, next) : endsInWord(character, characters[index - 1], next)));
    if (ends) {
      pieces.push({ text: begun, after: 'may end' });
      begun = '';
      cutAt = index + 1;
    }
  }
  pieces.push({ text: begun, after: 'hold' });
  return withoutEmpty(pieces);
}

/** `well-known`, `and/or`; not `2026-27`, and not in the middle of `--`. */
function endsInWord(character: string, before: string | undefined, next: string): boolean {
  return dashes.test(character) && before !== undefined && letters.test(before) && letters.test(next);
}

function endsInAddress(character: string, next: string): boolean {
  return signsOfAddresses.test(character) && !signsOfAddresses.test(next) && !/\p{M}/u.test(next);
}

/** What came of an invisible mark at the start or after another: its leave to end a line goes to the piece before it. */
function withoutEmpty(pieces: readonly Piece[]): readonly Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    const last = kept.at(-1);
    if (piece.text !== '' || last === undefined) {
      kept.push(piece);
    } else if (last.after === 'hold') {
      kept[kept.length - 1] = { ...last, after: piece.after };
    }
  }
  return kept;
}
