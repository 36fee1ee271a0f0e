/** The faces of the shipped family that documents are set in. */
export type FaceName = 'regular' | 'strong';

/**
 * A piece of text as glyphs of one face, in the order in which they stand from left to right. All measures are thousandths of
 * the type size.
 */
export interface GlyphRun {
  readonly face: FaceName;
  readonly glyphs: readonly Glyph[];
  readonly width: number;
}

export interface Glyph {
  /** Its number in the font as shipped. Several characters may share one: a space and a no-break space do. */
  readonly id: number;
  /** The characters that it stands for; empty for the second and later glyphs of one character. */
  readonly text: string;
  /** Where the next one begins, kerning included. */
  readonly advance: number;
  /** How far it is moved from where it would stand: marks over and under letters. */
  readonly shift: { readonly x: number; readonly y: number } | null;
}

/** One face: what it holds and how wide a text is in it. Measuring is cached: it is asked for every word of every document. */
export interface Face {
  readonly name: FaceName;
  /** Above and below the base line, in thousandths of the type size; `descent` is negative. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  holds: (codePoint: number) => boolean;
  /** @param text prepared text (`text/prepare-text.ts`) without line ends, which this face holds whole */
  shape: (text: string) => GlyphRun;
}

export type Faces = Readonly<Record<FaceName, Face>>;
