/** What people typed, made ready for a word-processor document: nothing is lost, and nothing that XML cannot hold is left in it. */

/**
 * The text with a visible mark for each character that XML cannot hold: `␁` for U+0001, and so on. Line ends of any kind
 * become `\n`.
 */
export function writableText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(NOT_IN_XML, (character) => {
      const code = character.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x24_00 + code) : '\ufffd';
    });
}

// Tabs and line ends stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A piece of a line that runs in one direction. */
export interface Stretch {
  readonly text: string;
  readonly isRightToLeft: boolean;
}

/** The line cut where the direction of its letters changes. */
export function stretchesOf(line: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let end = 0;
  for (const { 0: text, index } of line.matchAll(RIGHT_TO_LEFT)) {
    if (index > end) stretches.push({ text: line.slice(end, index), isRightToLeft: false });
    stretches.push({ text, isRightToLeft: true });
    end = index + text.length;
  }
  if (end < line.length) stretches.push({ text: line.slice(end), isRightToLeft: false });
  return stretches;
}

/** Whether the line begins on the right: its first letter says so, as `dir="auto"` has it on the screens. */
export function beginsOnTheRight(line: string): boolean {
  const first = /\p{L}/u.exec(line);
  return first !== null && RIGHT_TO_LEFT_LETTER.test(first[0]);
}

const LETTER =
  '[\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Samaritan}\\p{Script=Mandaic}\\p{Script=Adlam}]';
const RIGHT_TO_LEFT_LETTER = new RegExp(LETTER, 'u');
/** Right-to-left letters with what stands between them, up to the next letter of another script. */
const RIGHT_TO_LEFT = new RegExp(`${LETTER}+(?:\\P{L}*${LETTER}+)*`, 'gu');
