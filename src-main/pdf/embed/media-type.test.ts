import { expect, it } from 'vitest';
import { mediaTypeOf } from './media-type.ts';

it.each([
  ['Training log.pdf', 'application/pdf'],
  ['SCAN.JPEG', 'image/jpeg'],
  ['archive.tar.gz', 'application/octet-stream'],
  ['.constructor', 'application/octet-stream'],
  ['no ending', 'application/octet-stream'],
])('%s is said to be %s', (name, type) => {
  expect(mediaTypeOf(name)).toBe(type);
});
