/** What a character is, for who cannot see it, and whether it is written from right to left. */
export interface KindOfCharacter {
  readonly name: string;
  readonly isRightToLeft: boolean;
}

/** As people call them, and as Unicode does. */
const RIGHT_TO_LEFT = scripts([
  ['Arabic', 'Arabic'],
  ['Hebrew', 'Hebrew'],
  ['Syriac', 'Syriac'],
  ['Thaana', 'Thaana'],
  ['N’Ko', 'Nko'],
  ['Adlam', 'Adlam'],
]);
const LEFT_TO_RIGHT = scripts([
  ['Chinese or Japanese', 'Han'],
  ['Chinese', 'Bopomofo'],
  ['Japanese', 'Hiragana'],
  ['Japanese', 'Katakana'],
  ['Korean', 'Hangul'],
  ['Devanagari', 'Devanagari'],
  ['Bengali', 'Bengali'],
  ['Gurmukhi', 'Gurmukhi'],
  ['Gujarati', 'Gujarati'],
  ['Tamil', 'Tamil'],
  ['Telugu', 'Telugu'],
  ['Kannada', 'Kannada'],
  ['Malayalam', 'Malayalam'],
  ['Sinhala', 'Sinhala'],
  ['Thai', 'Thai'],
  ['Lao', 'Lao'],
  ['Khmer', 'Khmer'],
  ['Burmese', 'Myanmar'],
  ['Tibetan', 'Tibetan'],
  ['Ethiopic', 'Ethiopic'],
  ['Armenian', 'Armenian'],
  ['Georgian', 'Georgian'],
  ['Cyrillic', 'Cyrillic'],
  ['Greek', 'Greek'],
  ['Latin', 'Latin'],
]);
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const OTHERS: readonly Named[] = [
  ['Turns the writing direction', /\p{Bidi_Control}/u],
  ['Control character', /\p{Cc}|\p{Cf}/u],
  ['Part of a damaged character', /\p{Cs}|\ufffd/u],
  ['Private or unknown character', /\p{Co}|\p{Cn}/u],
  ['Accent or sign on a letter', /\p{M}/u],
];

type Named = readonly [name: string, characters: RegExp];

/** With the signs that several scripts share. */
function scripts(named: readonly (readonly [name: string, script: string])[]): readonly Named[] {
  return named.map(([name, script]) => [name, new RegExp(`\\p{Script_Extensions=${script}}`, 'u')]);
}

/** @param grapheme a character with what belongs to it */
export function kindOfCharacter(grapheme: string): KindOfCharacter {
  const named = (kinds: readonly Named[]): string | undefined => kinds.find(([, characters]) => characters.test(grapheme))?.[0];
  if (PICTURE.test(grapheme)) return { name: 'Emoji or picture', isRightToLeft: false };
  const rightToLeft = named(RIGHT_TO_LEFT);
  if (rightToLeft) return { name: rightToLeft, isRightToLeft: true };
  return { name: named(LEFT_TO_RIGHT) ?? named(OTHERS) ?? 'Other sign', isRightToLeft: false };
}
