import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileToEmbed, inPieces, joined, savedFrom } from '../../../tests/embedded-files.ts';
import { finishedDocument } from '../../../tests/finished-document.ts';
import { checkPdf } from '../../../tests/pdf-rules/check-pdf.ts';
import { checkedByQpdf, havePdfPrograms, informationOf, pdfFile, structureOf } from '../../../tests/pdf-tools.ts';
import { embedFiles } from './embed-files.ts';
import { type FileToEmbed, FileWentBad } from './file-to-embed.ts';
import { namesInPack } from './names-in-pack.ts';

async function packed(document: Uint8Array, files: readonly FileToEmbed[]): Promise<Buffer> {
  const content = embedFiles(document, files);
  if (!content.ok) throw new Error(content.refusal);
  return joined(content.value);
}

const tenBytes = Buffer.from('ten  bytes');

describe.skipIf(!havePdfPrograms)('files embedded behind a document', () => {
  it('come out byte for byte, whatever they are called and whatever is in them', async () => {
    const document = finishedDocument('Assurance pack (Riverside) \\ 2026');
    const contents = new Map<string, Uint8Array>([
      ['empty.txt', new Uint8Array()],
      ['Überprüfung – 100 % (final).docx', Buffer.from('endstream endobj\nstartxref\n5\n%%EOF')],
      ['Πολιτική ασφάλειας.pdf', Buffer.from('%PDF-1.7 broken')],
      ['🗂 名前 عربي.txt', randomBytes(1_234)],
      ["it's $HOME & `more`;.csv", randomBytes(3)],
      ['the document itself.pdf', document],
      ['five megabytes.bin', randomBytes(5 * 1024 * 1024)],
    ]);
    const pack = await packed(
      document,
      [...contents].map(([name, bytes]) => fileToEmbed(name, bytes)),
    );
    expect(pack.subarray(0, document.length).equals(document)).toBe(true);
    const path = await pdfFile(pack);
    expect(await checkedByQpdf(path)).toContain('No syntax or stream encoding errors found');
    expect(await informationOf(path)).toMatch(/Title: +Assurance pack \(Riverside\) \\ 2026\n.*Pages: +2\n/s);
    expect(await structureOf(path)).toBe(await structureOf(await pdfFile(document)));
    expect(await checkPdf(pack)).toEqual([]);
    const saved = await savedFrom(path);
    expect([...saved.keys()].toSorted()).toEqual([...contents.keys()].toSorted());
    for (const [name, bytes] of contents) expect(saved.get(name)?.equals(bytes), name).toBe(true);
  });

  it('leave the document as it is where there are none', async () => {
    const document = finishedDocument();
    expect((await packed(document, [])).equals(document)).toBe(true);
  });

  it('are found by their names among 200, with what is said of each', async () => {
    const files = Array.from({ length: 200 }, (_, index) => fileToEmbed(`file ${index}.txt`, Buffer.from(`content ${index}`)));
    const pack = await packed(finishedDocument(), files);
    const path = await pdfFile(pack);
    expect(await checkedByQpdf(path)).toContain('No syntax or stream encoding errors found');
    const saved = await savedFrom(path);
    expect(saved.size).toBe(200);
    for (let index = 0; index < 200; index += 1) expect(saved.get(`file ${index}.txt`)?.toString()).toBe(`content ${index}`);
    const qpdf = async (...asked: string[]) => (await promisify(execFile)('qpdf', [...asked, path])).stdout;
    expect(await qpdf('--show-attachment=file 137.txt')).toBe('content 137');
    const listed = await qpdf('--list-attachments', '--verbose');
    const md5 = createHash('md5').update('content 137').digest('hex');
    expect(listed).toContain(`checksum: ${md5}`);
    expect(listed).toContain('description: What file 137.txt is for');
    expect(listed).toContain('creation date: D:20260901120000Z');
    expect(listed).toContain('mime type: application/octet-stream');
  });

  it('are the same bytes from the same input, and another document by its identity from any other', async () => {
    const document = finishedDocument();
    const identity = (pack: Buffer): string => /\/ID \[<[0-9A-F]+> <([0-9A-F]+)>\]/i.exec(pack.toString('latin1'))?.[1] ?? '';
    const first = await packed(document, [fileToEmbed('a.txt', Buffer.from('a')), fileToEmbed('b.txt', Buffer.from('b'))]);
    const again = await packed(document, [
      fileToEmbed('a.txt', Buffer.from('a')),
      fileToEmbed('b.txt', Buffer.from('b'), { pieces: () => inPieces(Buffer.from('b')) }),
    ]);
    const other = await packed(document, [fileToEmbed('a.txt', Buffer.from('a')), fileToEmbed('b.txt', Buffer.from('c'))]);
    expect(again.equals(first)).toBe(true);
    expect(identity(first)).toHaveLength(32);
    expect(identity(other)).not.toBe(identity(first));
  });

  it('are found among 4,200, in a list of several levels', async () => {
    const files = Array.from({ length: 4_200 }, (_, index) => fileToEmbed(`${index}.txt`, Buffer.from(`content ${index}`)));
    const path = await pdfFile(await packed(finishedDocument(), files));
    const qpdf = async (...asked: string[]) => (await promisify(execFile)('qpdf', [...asked, path])).stdout;
    expect((await qpdf('--list-attachments')).trim().split('\n')).toHaveLength(4_200);
    for (const index of [0, 63, 64, 999, 4_199]) expect(await qpdf(`--show-attachment=${index}.txt`)).toBe(`content ${index}`);
  });

  it('come out of random sets of them', async () => {
    const document = finishedDocument();
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('log.pdf', 'LOG.pdf', 'a\u0301.txt', '\u00e1.txt'),
    );
    const sets = fc.array(fc.tuple(name, fc.uint8Array({ maxLength: 3_000 })), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(sets, async (set) => {
        const names = namesInPack(set.map(([given]) => given));
        const pack = await packed(
          document,
          set.map(([, bytes], index) => fileToEmbed(names[index] as string, bytes)),
        );
        const path = await pdfFile(pack);
        expect(await checkedByQpdf(path)).toContain('No syntax or stream encoding errors found');
        const saved = await savedFrom(path);
        expect([...saved.keys()].toSorted()).toEqual(names.toSorted());
        for (const [index, [, bytes]] of set.entries())
          expect(saved.get(names[index] as string)?.equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});

describe('embedding files', () => {
  it.each([
    ['fewer bytes than were said', tenBytes.subarray(0, 9)],
    ['more bytes than were said', Buffer.concat([tenBytes, tenBytes])],
    ['other bytes than were said', Buffer.from('TEN  BYTES')],
    ['no bytes at all', Buffer.alloc(0)],
  ])('ends in words that name the file when it gives %s', async (_, given) => {
    const file = fileToEmbed('Training log.pdf', tenBytes, { pieces: () => inPieces(given) });
    const ending = packed(finishedDocument(), [fileToEmbed('good.txt', tenBytes), file]);
    await expect(ending).rejects.toThrow(new FileWentBad(file, null));
    await expect(ending).rejects.toMatchObject({
      refusal: { code: 'cannot read', words: expect.stringMatching(/^Training log\.pdf could not be added\./) },
    });
  });

  it('lets whatever else goes wrong through, and lets the file that it was at clean up', async () => {
    let cleaned = 0;
    const file = fileToEmbed('a.txt', tenBytes, {
      pieces: async function* () {
        try {
          yield tenBytes.subarray(0, 5);
          throw new RangeError('cancelled');
        } finally {
          cleaned += 1;
        }
      },
    });
    await expect(packed(finishedDocument(), [file])).rejects.toThrow(new RangeError('cancelled'));
    const content = embedFiles(finishedDocument(), [file]);
    if (!content.ok) throw new Error(content.refusal);
    for await (const piece of content.value) if (piece.length === 5) break;
    expect(cleaned).toBe(2);
  });

  it('is refused in words when there would be more bytes than ten digits can say', async () => {
    const large = (name: string) => fileToEmbed(name, tenBytes, { size: 5_000_000_000 });
    expect(embedFiles(finishedDocument(), [large('a.mp4'), large('b.mp4')])).toEqual({
      ok: false,
      refusal: expect.stringContaining('The evidence files have 9.3 GB together'),
    });
  });

  it('keeps what the catalog says already, and takes nothing that we have not written so', async () => {
    const document = finishedDocument();
    const pack = await packed(document, [fileToEmbed('a.txt', tenBytes)]);
    const written = pack.toString('latin1', document.length);
    expect(written).toMatch(/\/Type \/Catalog .*\/Lang \(en-GB\) .*\/PageMode \/UseAttachments/s);
    const files = [fileToEmbed('b.txt', tenBytes)];
    expect(() => embedFiles(pack, files)).toThrow('which we do not write');
    expect(() => embedFiles(document.subarray(0, -20), files)).toThrow('does not end as we write it');
    expect(() => embedFiles(Buffer.from('startxref\n0\n%%EOF'), files)).toThrow('no object at 0');
  });
});
