import { expect, test } from 'vitest';
import { sizeInWords } from './size-in-words.ts';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1_023, '1023 bytes'],
  [1_024, '1 kB'],
  [1_500, '1 kB'],
  [1_048_575, '1 MB'],
  [1_572_864, '1.5 MB'],
  [41 * 1_048_576, '41 MB'],
  [10 * 1024 ** 3, '10 GB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});
