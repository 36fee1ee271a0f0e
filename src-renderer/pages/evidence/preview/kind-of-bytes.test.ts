import { expect, test } from 'vitest';
import { kindOfBytes } from './kind-of-bytes.ts';

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const text = (said: string): Uint8Array => new TextEncoder().encode(said);
const PNG = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);

test.each([
  ['scan.png', PNG, { kind: 'image', type: 'image/png' }],
  ['photo.jpg', bytes(0xff, 0xd8, 0xff, 0xe0), { kind: 'image', type: 'image/jpeg' }],
  ['moving.gif', text('GIF89a'), { kind: 'image', type: 'image/gif' }],
  ['photo.webp', text('RIFF....WEBPVP8 '), { kind: 'image', type: 'image/webp' }],
  ['policy.pdf', text('%PDF-1.7'), { kind: 'pdf' }],
  ['policy.pdf', text(`\n${' '.repeat(900)}%PDF-1.4`), { kind: 'pdf' }],
  ['log.csv', text('Name,Date\n'), { kind: 'table' }],
  ['log.TSV', text('Name\tDate\n'), { kind: 'table' }],
  ['note.txt', text('Seen in May.'), { kind: 'text' }],
  ['note.txt', bytes(0xff, 0xfe, 0x41, 0x00), { kind: 'text' }],
  ['empty.txt', bytes(), { kind: 'text' }],
])('%s is shown by its first bytes', (name, start, kind) => {
  expect(kindOfBytes(name, start)).toEqual(kind);
});

test.each([
  ['a picture that is drawn from text', 'logo.svg', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a program named as a picture', 'photo.png', text('MZ\u0000\u0000')],
  ['a program named as a text', 'note.txt', bytes(0x4d, 0x5a, 0x00, 0x03)],
  ['a PDF by its name only', 'policy.pdf', text('hello')],
  ['a mark of a PDF too far in', 'policy.bin', text(`${' '.repeat(1_100)}%PDF-1.4`)],
  ['a document that has a program of its own', 'policy.docx', bytes(0x50, 0x4b, 0x03, 0x04)],
  ['a page of the web', 'page.html', text('<script>alert(1)</script>')],
])('%s is not shown', (_, name, start) => {
  expect(kindOfBytes(name, start)).toBeNull();
});

test('what a file is does not depend on its name where its bytes say it', () => {
  expect(kindOfBytes('anything', PNG)).toEqual({ kind: 'image', type: 'image/png' });
});
