import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

test.each([
  ['UTF-8', [0xc3, 0xa9, 0x21], 'é!'],
  ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, 0x41], 'A'],
  ['UTF-16, the lower byte first', [0xff, 0xfe, 0x41, 0x00], 'A'],
  ['UTF-16, the higher byte first', [0xfe, 0xff, 0x00, 0x41], 'A'],
  ['Windows-1252', [0x93, 0x41, 0x94, 0xe9], '“A”é'],
  ['nothing', [], ''],
])('%s', (_, bytes, said) => {
  expect(decodeText(new Uint8Array(bytes), false)).toBe(said);
});

test('a character that the cut goes through is left out, and does not make the rest another encoding', () => {
  expect(decodeText(new Uint8Array([0xc3, 0xa9, 0xc3]), true)).toBe('é');
  expect(decodeText(new Uint8Array([0xc3, 0xa9, 0xc3]), false)).toBe('Ã©Ã');
});
