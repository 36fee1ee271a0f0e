/** A piece of what somebody typed, made ready to be set. Joined, the pieces say what was typed (`readBack`). */
export type PreparedPiece =
  /**
   * Every character is held by the faces; no line end, no tab, nothing that only controls. Spaces are as typed. Soft hyphens
   * (U+00AD) and spaces of no width (U+200B) say where a line may end; they are never drawn.
   */
  { readonly kind: 'text'; readonly text: string } | MarkPiece | { readonly kind: 'line end' };

/** Stands for characters that the faces do not hold. It is one word: a line may end before it and after it. */
export interface MarkPiece {
  readonly kind: 'mark';
  /** What is set: `[U+1F600]`, or `[U+1F600 × 3]` for three in a row. It has no-break spaces only. */
  readonly shown: string;
  /** The characters themselves, all of them, in the order in which they were typed: for `DrawnText.actualText`. */
  readonly actual: string;
  /** One of them as code points: `U+1F600`, `U+1F468 U+1F469` with a no-break space. */
  readonly code: string;
  /** One of them as it was typed; half of a character too, which `actual` cannot hold. */
  readonly character: string;
  readonly times: number;
}

const LEAVE_TO_END_A_LINE = /[\u00ad\u200b]/g;

/** What a reader gets from a file in which the pieces are set: the marks read as what they stand for. */
export function readBack(pieces: readonly PreparedPiece[]): string {
  return pieces.map(readBackPiece).join('');
}

function readBackPiece(piece: PreparedPiece): string {
  switch (piece.kind) {
    case 'text':
      return piece.text.replace(LEAVE_TO_END_A_LINE, '');
    case 'mark':
      return piece.actual;
    case 'line end':
      return '\n';
  }
}
