import { describe, expect, test } from 'vitest';
import type { PatientNumbers } from '../../src-shared/contract/evidence.ts';
import { docx, pdf, pdfLine, xlsx } from '../../tests/example-documents.ts';
import { rawEntry, rawZip } from '../../tests/raw-zip.ts';
import { LARGEST_DOCUMENT } from './limits.ts';
import { lookForPatientNumbers } from './look-for-patient-numbers.ts';
import { DAMAGED, EMPTY, OLDER_OFFICE, OTHER_ARCHIVE, OTHER_KIND, PASSWORD, PICTURE, TOO_LARGE } from './words.ts';

/** Each file has a thread of its own, which takes long to start where much else runs. */
const LONG = 30_000;
const NUMBER = '943 476 5919';
const FOUND = read(NUMBER);

function read(...numbers: string[]): PatientNumbers {
  return { kind: 'read', numbers };
}

function unread(words: string): PatientNumbers {
  return { kind: 'cannot be read', words };
}

/** @param piece how many bytes come at a time */
function look(name: string, content: Buffer | string, piece = 65_536): Promise<PatientNumbers> {
  const bytes = Buffer.from(content);
  return lookForPatientNumbers({
    name,
    size: bytes.length,
    read: async function* () {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  });
}

const paragraph = (...runs: string[]): string =>
  `<w:p>${runs.map((run) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${run}</w:t></w:r>`).join('<w:proofErr w:type="spellEnd"/>')}</w:p>`;

describe('what a file is', { timeout: LONG }, () => {
  test('is told by its bytes, not by its name', async () => {
    expect(await look('a.pdf', docx(paragraph(NUMBER)))).toEqual(FOUND);
    expect(await look('photo.jpg', pdf([pdfLine(NUMBER)]))).toEqual(FOUND);
    expect(await look('a.docx', NUMBER)).toEqual(FOUND);
    expect(await look('no ending', xlsx('<row><c><v>9434765919</v></c></row>'))).toEqual(read('9434765919'));
  });

  test('and said where it cannot be read', async () => {
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(9_000)]);
    const encrypted = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(512)]);
    const mail = 'Subject: Hello\r\nContent-Transfer-Encoding: base64\r\n\r\nOTQzNDc2NTkxOQ==';
    for (const [name, content, words] of [
      ['empty.txt', '', EMPTY],
      ['scan.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), PICTURE],
      ['photo.docx', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), PICTURE],
      ['old.doc', compound, OLDER_OFFICE],
      ['locked.docx', encrypted, PASSWORD],
      ['locked.zip', rawZip([{ ...rawEntry('word/document.xml', 'x'), flags: 1 }]), PASSWORD],
      ['files.zip', rawZip([rawEntry('letter.txt', NUMBER)]), OTHER_ARCHIVE],
      [
        'text.odt',
        rawZip([rawEntry('mimetype', 'application/vnd.oasis.opendocument.text'), rawEntry('content.xml', NUMBER)]),
        OTHER_KIND,
      ],
      ['letter.rtf', `{\\rtf1 ${NUMBER}}`, OTHER_KIND],
      ['mail.eml', mail, OTHER_KIND],
      ['sound.mp3', Buffer.from([0x49, 0x44, 0x33, 0, 0, 0, 1, 2]), OTHER_KIND],
    ] as const)
      expect(await look(name, content), name).toEqual(unread(words));
  });

  test('damage is said, and what was found all the same is told', async () => {
    const whole = docx(paragraph(NUMBER));
    expect(await look('cut.docx', whole.subarray(0, whole.length - 30))).toEqual(unread(DAMAGED));
    expect(await look('cut.pdf', '%PDF-1.7\nnothing else')).toEqual(unread(DAMAGED));
    const broken = rawEntry('word/header1.xml', 'x'.repeat(5_000));
    const one = [rawEntry('[Content_Types].xml', '<Types/>'), { ...broken, deflated: broken.deflated.subarray(3) }];
    expect(await look('a.docx', rawZip([...one, rawEntry('word/document.xml', '<w:p><w:t>Text</w:t></w:p>')]))).toEqual(
      unread(DAMAGED),
    );
    expect(await look('a.docx', rawZip([...one, rawEntry('word/document.xml', `<w:p><w:t>${NUMBER}</w:t></w:p>`)]))).toEqual(
      FOUND,
    );
  });

  test('a document over the size that is looked through is not read', async () => {
    const content = docx(paragraph(NUMBER));
    let read = 0;
    const found = await lookForPatientNumbers({
      name: 'a.docx',
      size: LARGEST_DOCUMENT + 1,
      read: async function* () {
        for (const piece of [content, Buffer.alloc(10_000)]) {
          read += piece.length;
          yield piece;
        }
      },
    });
    expect(found).toEqual(unread(TOO_LARGE));
    expect(read).toBeLessThan(content.length + 10_001);
  });

  test('bytes that cannot be had are no answer but a failure, and the next file is looked through', async () => {
    const failing = lookForPatientNumbers({
      name: 'a.txt',
      size: 100_000,
      read: async function* () {
        yield Buffer.alloc(50_000, 'a');
        throw new Error('the disk has gone');
      },
    });
    const next = look('b.txt', NUMBER);
    await expect(failing).rejects.toThrow('the disk has gone');
    expect(await next).toEqual(FOUND);
  });
});
