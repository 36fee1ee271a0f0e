/** Ten digits in a text that pass the check for NHS numbers. */
export interface NhsNumber {
  /** As it stands there, with its blanks or hyphens. */
  readonly asWritten: string;
  readonly digits: string;
  /** Where it begins, in UTF-16 units from the start of the text. */
  readonly at: number;
}

/**
 * Finds what may be NHS numbers: ten digits whose last one is right by modulus 11, in one piece or in the groups in which people
 * write them (943 476 5919, 943 476 59 19, 010203 1234, 94347 65919, or one digit in each box of a form), with blanks or
 * hyphens between. They may stand beside letters (`NHSno9434765919`) but are never part of a longer run of digits.
 *
 * About one ten-digit number in eleven passes by chance, so whoever is told has to be able to say "this is not a patient". We
 * leave out only what cannot be one: behind +44, 0044 or (0) it is a telephone number (with its 0 it has eleven digits and never
 * fits); behind a decimal point it is a fraction; and no number of the United Kingdom begins with 00. The ranges that are in
 * use today are not asked for: England and Wales issue 4, 6 and 7, Scotland 0 to 3, Northern Ireland 3, but numbers that begin
 * with 9 are printed in much training material and new ranges open, and asking once too often costs less than a miss.
 *
 * @param text any text; read in time that grows with its length
 */
export function findNhsNumbers(text: string): NhsNumber[] {
  const found: NhsNumber[] = [];
  const pattern = new RegExp(WRITTEN, 'gu');
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [asWritten] = match;
    const digits = asWritten.replace(/\D/g, '');
    if (passesCheck(digits) && !digits.startsWith('00') && !isSomethingElse(text, match.index))
      found.push({ asWritten, digits, at: match.index });
    // The groups of one that does not pass can begin another: 123 943 476 5919.
    else pattern.lastIndex = match.index + 1;
  }
  return found;
}

/** Whether the tenth digit is the check digit of the nine before (modulus 11; a remainder that gives 10 belongs to no number). */
export function passesCheck(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += (10 - at) * Number(digits[at]);
  const check = (11 - (sum % 11)) % 11;
  return digits.length === 10 && check === Number(digits[9]);
}

/** No-break, thin and all other blanks that stay on one line. A tab is left out: it stands between the cells of a table. */
const BLANK = '[ \\u00a0\\u1680\\u2000-\\u200b\\u202f\\u205f\\u2060\\u3000]';
const HYPHEN = '[-\\u00ad\\u2010-\\u2015\\u2212\\ufe63\\uff0d]';
const BETWEEN = `(?:${BLANK}{1,3}|${BLANK}?${HYPHEN}${BLANK}?)`;
const GROUPINGS = [
  [3, 3, 4],
  [3, 3, 2, 2],
  [6, 4],
  [5, 5],
].map((groups) => groups.map((length) => `\\d{${length}}`).join(BETWEEN));
/** Ten boxes of a form. A longer row of single digits, such as points given to questions, is no number. */
const BOXES = `(?<!(?<!\\d)\\d${BETWEEN})\\d(?:${BETWEEN}\\d){9}(?!${BETWEEN}\\d(?!\\d))`;
const WRITTEN = `(?<!\\d)(?:\\d{10}|${GROUPINGS.join('|')}|${BOXES})(?!\\d)`;

const LONGEST_BEFORE = 16;
const COUNTRY_CODE = new RegExp(`(?:(?:\\+|(?<!\\d)00)44|\\(0\\))(?:${BETWEEN}|\\(0\\))*$`, 'u');
const DECIMAL_POINT = /\d\.$/;

function isSomethingElse(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_BEFORE), at);
  return COUNTRY_CODE.test(before) || DECIMAL_POINT.test(before);
}
