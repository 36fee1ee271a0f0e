import { expect, test } from 'vitest';
import { kindOfCharacter } from './kind-of-character.ts';

test.each([
  ['\u0645', 'Arabic', true],
  ['\u060c', 'Arabic', true],
  ['\u05e9\u05c1', 'Hebrew', true],
  ['\u0710', 'Syriac', true],
  ['\u4e2d', 'Chinese or Japanese', false],
  ['\u30ab', 'Japanese', false],
  ['\u0a15', 'Gurmukhi', false],
  ['\u0995', 'Bengali', false],
  ['\u{1F600}', 'Emoji or picture', false],
  ['\u{1F1EC}\u{1F1E7}', 'Emoji or picture', false],
  ['\u202e', 'Turns the writing direction', false],
  ['\u001b', 'Control character', false],
  ['\ud83d', 'Part of a damaged character', false],
  ['\ue000', 'Private or unknown character', false],
  ['\u0378', 'Private or unknown character', false],
  ['\u1dc4', 'Accent or sign on a letter', false],
  ['\u2a0c', 'Other sign', false],
])('%j is %s', (character, name, isRightToLeft) => {
  expect(kindOfCharacter(character)).toEqual({ name, isRightToLeft });
});
