import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFDocument } from 'pdf-lib';
import { paragraph } from '../src-main/pdf/documents/parts/blocks.ts';
import type { FileToEmbed } from '../src-main/pdf/embed/file-to-embed.ts';
import { makePdf } from '../src-main/pdf/make-pdf.ts';
import { everyBlock } from './every-block.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What tests of embedded files need: files to embed, and other people's tools to read them back. */

const run = promisify(execFile);
/** Names of files go through the locale in poppler. */
const env = { ...process.env, LC_ALL: 'C.UTF-8' };

/** A finished document of two pages, with cross-references of one kind, as the library writes it or our painter does. */
export async function finishedDocument(
  kind: 'table' | 'stream' | 'stream of our own',
  title = 'Assurance pack',
): Promise<Uint8Array> {
  if (kind === 'stream of our own')
    return makePdf({ ...everyBlock(), title, blocks: [paragraph('One'), { kind: 'page break' }, paragraph('Two')] });
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title);
  document.addPage([595, 842]);
  document.addPage([595, 842]);
  return document.save({ useObjectStreams: kind === 'stream' });
}

export function fileToEmbed(name: string, bytes: Uint8Array, others: Partial<FileToEmbed> = {}): FileToEmbed {
  return {
    name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType: 'application/octet-stream',
    addedAt: new Date('2026-09-01T12:00:00.000Z'),
    describedAs: `What ${name} is for`,
    pieces: () => inPieces(bytes),
    ...others,
  };
}

/** Bytes as a store gives them, in pieces of 1,000. */
export async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
}

export async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const found: Uint8Array[] = [];
  for await (const piece of pieces) found.push(piece);
  return Buffer.concat(found);
}

export interface ReadBack {
  /** What `qpdf --check` says; it throws for anything that is not as it should be. */
  readonly qpdf: string;
  readonly pdfinfo: string;
  /** The names in their order, as `pdfdetach -list` prints them. */
  readonly listed: readonly string[];
  /** The bytes of each file by name, as `pdfdetach -saveall` writes them. */
  readonly saved: ReadonlyMap<string, Buffer>;
}

/** Reads a PDF with qpdf and poppler. */
export async function readBack(pdf: Uint8Array): Promise<ReadBack> {
  const folder = await temporaryFolder();
  const path = join(folder, 'pack.pdf');
  await writeFile(path, pdf);
  const said = async (program: string, ...asked: string[]): Promise<string> => {
    const { stdout, stderr } = await run(program, asked, { env, maxBuffer: 64 * 1024 * 1024, encoding: 'buffer' });
    if (stderr.length > 0) throw new Error(`${program} complains: ${stderr}`);
    return fromPoppler(stdout);
  };
  const qpdf = await said('qpdf', '--check', path);
  const pdfinfo = await said('pdfinfo', path);
  const listed = (await said('pdfdetach', '-enc', 'UTF-8', '-list', path))
    .split('\n')
    .flatMap((line) => /^\d+: (.*)$/.exec(line)?.[1] ?? []);
  const into = await temporaryFolder();
  if (listed.length > 0) await said('pdfdetach', '-enc', 'UTF-8', '-saveall', '-o', into, path);
  const saved = new Map<string, Buffer>();
  for (const name of await readdir(into, { encoding: 'buffer' }))
    saved.set(fromPoppler(name), await readFile(Buffer.concat([Buffer.from(`${into}/`), name])));
  return { qpdf, pdfinfo, listed, saved };
}

/** Poppler writes the two halves of a character beyond U+FFFF each for itself. */
function fromPoppler(bytes: Buffer): string {
  const HALVES = /\xed([\xa0-\xaf])([\x80-\xbf])\xed([\xb0-\xbf])([\x80-\xbf])/g;
  const low = (byte: string): number => byte.charCodeAt(0) & 0x3f;
  const whole = bytes.toString('latin1').replace(HALVES, (_, a: string, b: string, c: string, d: string) => {
    const units = [0xd000 | (low(a) << 6) | low(b), 0xd000 | (low(c) << 6) | low(d)];
    return Buffer.from(String.fromCharCode(...units)).toString('latin1');
  });
  return Buffer.from(whole, 'latin1').toString();
}
