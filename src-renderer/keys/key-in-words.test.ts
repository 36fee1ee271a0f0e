import { expect, it } from 'vitest';
import type { KeyState } from '../../src-shared/contract/keys.ts';
import { keyInWords } from './key-in-words.ts';

const state = (others: Partial<KeyState>): KeyState => ({
  kind: 'open',
  protectedBy: 'key file',
  keychain: { kind: 'none', words: 'This computer has none.' },
  recoveryCode: 'none',
  toConfirm: null,
  damage: [],
  ...others,
});

it('says plainly whom each protection keeps out', () => {
  expect(keyInWords(state({}))).toContain('Whoever can use your sign-in on this computer can read the evidence.');
  expect(keyInWords(state({ protectedBy: 'passphrase' }))).toBe(
    'Protected by your passphrase, and open until the app is closed.',
  );
  expect(keyInWords(state({ protectedBy: 'keychain', keychain: { kind: 'available', name: 'KWallet' } }))).toContain(
    'Kept in KWallet.',
  );
  expect(keyInWords(state({ protectedBy: null }))).toContain('not protected on this computer yet');
});

it('says what a closed key waits for', () => {
  expect(keyInWords(state({ kind: 'none yet', protectedBy: null }))).toContain('made with the first one');
  expect(keyInWords(state({ kind: 'passphrase needed', protectedBy: 'passphrase' }))).toContain('attached files are closed');
  expect(keyInWords(state({ kind: 'recovery code needed' }))).toContain('The recovery code opens');
  expect(keyInWords(state({ kind: 'damaged', protectedBy: null }))).toContain('damaged');
});
