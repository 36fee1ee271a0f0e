import { accepted, type Result, refused } from '../result.ts';

/**
 * Rule 10: an ODS code is 1 to 9 letters and digits, upper-cased. A shape that does not fit the organisation type warns and
 * never blocks.
 */
export function readOdsCode(typed: string): Result<string, string> {
  // Spaces, and the unseen signs that come with what is copied from a page or a PDF.
  const code = typed.replace(/[\s\p{Cf}]/gu, '');
  if (code === '') return accepted('');
  // Looked at before it is upper-cased, which would make an SS of a ß and an FI of a ligature.
  if (/^[A-Za-z0-9]{1,9}$/.test(code)) return accepted(code.toUpperCase());
  const odd = [...code].find((character) => !/[A-Za-z0-9]/.test(character));
  return refused(
    odd === undefined
      ? `An organisation code has at most 9 letters and digits. This one has ${code.length}.`
      : `An organisation code has only letters and digits. This one has “${odd}” in it.`,
  );
}

/** Codes of this shape are for examples: no list of issued shapes has it (EX and four digits). */
export const EXAMPLE_CODE = /^EX\d{4}$/;

/** A warning when the code does not look like others of its kind, or null. */
export function odsCodeWarning(
  code: string,
  shape: { readonly pattern: string; readonly words: string } | undefined,
): string | null {
  if (code === '') return null;
  if (EXAMPLE_CODE.test(code)) return 'This is an example code. Real codes never look like it.';
  if (!shape || new RegExp(shape.pattern).test(code)) return null;
  return `Most codes of this kind are ${shape.words}. If yours is right, leave it as it is.`;
}
