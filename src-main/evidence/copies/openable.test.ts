import { expect, test } from 'vitest';
import { safeFileName } from '../../places/safe-file-name.ts';
import { whyNotOpened } from './openable.ts';

const starts: Record<string, string> = {
  zip: 'PK\x03\x04rest',
  pdf: '%PDF-1.7\n',
  rtf: '{\\rtf1 text}',
  text: 'Name,Date\r\n',
  png: '\x89PNG\r\n',
  jpeg: '\xff\xd8\xff\xe0',
  gif: 'GIF89a',
  webp: 'RIFF\x10\0\0\0WEBPVP8 ',
  tiff: 'II*\0',
  old: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  program: 'MZ\x90\0\x03',
};

const why = (name: string, kind: string) => whyNotOpened(safeFileName(name), Buffer.from(starts[kind] ?? '', 'latin1'));

test.each([
  ['Policy.pdf', 'pdf'],
  ['Training log.DOCX', 'zip'],
  ['a.xlsx', 'zip'],
  ['a.pptx', 'zip'],
  ['a.odt', 'zip'],
  ['a.ods', 'zip'],
  ['a.odp', 'zip'],
  ['a.rtf', 'rtf'],
  ['a.txt', 'text'],
  ['a.csv', 'text'],
  ['a.png', 'png'],
  ['a.jpg', 'jpeg'],
  ['a.jpeg', 'jpeg'],
  ['a.gif', 'gif'],
  ['a.webp', 'webp'],
  ['a.tif', 'tiff'],
  ['a.tiff', 'tiff'],
])('%s is opened', (name, kind) => {
  expect(why(name, kind)).toBeNull();
});

test.each([
  ['setup.exe', 'program'],
  ['Policy.pdf.exe', 'program'],
  ['Policy.docm', 'zip'],
  ['list.xlsm', 'zip'],
  ['talk.pptm', 'zip'],
  ['old.doc', 'old'],
  ['page.html', 'text'],
  ['drawing.svg', 'text'],
  ['way.lnk', 'old'],
  ['mail.eml', 'text'],
  ['mail.msg', 'old'],
  ['files.zip', 'zip'],
  ['run.sh', 'text'],
  ['run.bat', 'text'],
  ['a.constructor', 'text'],
  ['noending', 'text'],
  // A name that reads as “Policy.exe.pdf” from right to left.
  ['Policy\u202efdp.exe', 'program'],
])('%s is not', (name, kind) => {
  expect(why(name, kind)).toMatch(/Save it, and open it from there if you trust it\.$/);
});

test.each([
  ['Policy.pdf', 'program'],
  ['Policy.docx', 'program'],
  ['list.csv', 'zip'],
  ['list.txt', 'program'],
  ['photo.png', 'jpeg'],
  ['photo.jpg', 'pdf'],
  ['a.pdf', 'empty'],
])('%s that is something else (%s) is not', (name, kind) => {
  expect(why(name, kind)).toMatch(/^What is in this file is not what its ending \.\w+ says/);
});

test('a document with a password is not, and why is said', () => {
  expect(why('locked.docx', 'old')).toMatch(/^This file is protected with a password or in an older format of Office/);
});
