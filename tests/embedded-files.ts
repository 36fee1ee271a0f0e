import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { FileToEmbed } from '../src-main/pdf/embed/file-to-embed.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What tests of embedded files need: files to embed, and other people's tools to read them back. */

const run = promisify(execFile);

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

/**
 * Saves the files of a PDF with poppler.
 *
 * @returns their bytes by their names
 */
export async function savedFrom(path: string): Promise<ReadonlyMap<string, Buffer>> {
  const detach = async (...asked: string[]): Promise<string> => {
    // Names of files go through the locale.
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    const { stdout, stderr } = await run('pdfdetach', ['-enc', 'UTF-8', ...asked, path], { env, encoding: 'buffer' });
    if (stderr.length > 0) throw new Error(`pdfdetach says: ${stderr}`);
    return fromPoppler(stdout);
  };
  const listed = [...(await detach('-list')).matchAll(/^\d+: (.*)$/gm)].map(([, name]) => name ?? '');
  const saved = new Map<string, Buffer>();
  if (listed.length === 0) return saved;
  const folder = await temporaryFolder();
  await detach('-saveall', '-o', folder);
  for (const name of await readdir(folder, { encoding: 'buffer' }))
    saved.set(fromPoppler(name), await readFile(Buffer.concat([Buffer.from(`${folder}/`), name])));
  if (listed.toSorted().join('\n') !== [...saved.keys()].toSorted().join('\n'))
    throw new Error('listed are others than were saved');
  return saved;
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
