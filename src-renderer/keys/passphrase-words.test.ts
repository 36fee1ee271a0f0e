import { expect, it } from 'vitest';
import { whyNotNewPassphrase } from './passphrase-words.ts';

it('takes one that is long enough and typed twice', () => {
  for (const good of ['correct horse', 'ünïcödé wörds', 'seven blue cups', '🐎🐎 horse 🔑'])
    expect(whyNotNewPassphrase(good, good)).toBeNull();
});

it.each([
  ['', '', 'Enter a passphrase.'],
  ['short', 'short', 'A passphrase has at least 8 characters. This has 5.'],
  ['correct horse', 'correct house', 'The two are not the same. Enter the passphrase twice.'],
  ['aaaaaaaaaaaa', 'aaaaaaaaaaaa', 'Choose another passphrase: this is one of the first that others try.'],
  ['Password123!', 'Password123!', 'Choose another passphrase: this is one of the first that others try.'],
  ['12345678', '12345678', 'Choose another passphrase: this is one of the first that others try.'],
])('says why “%s” is not taken', (typed, again, words) => {
  expect(whyNotNewPassphrase(typed, again)).toBe(words);
});
