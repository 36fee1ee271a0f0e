import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { missingOf } from '../scripts/system/ensure-debian-packages.ts';
import { outputOfPdfProgram, PDF_PROGRAMS } from '../scripts/system/pdf-programs.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** True where other people's PDF programs are installed; tests that need them are left out where they are not, and say so. */
export const havePdfPrograms = missingOf(PDF_PROGRAMS).length === 0;

/** A file for the running test. */
export async function pdfFile(bytes: Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), 'printed.pdf');
  await writeFile(path, bytes);
  return path;
}

/** The text as `pdftotext` finds it, pages ended by form feeds. */
export async function textOf(path: string): Promise<string> {
  return await outputOfPdfProgram('pdftotext', ['-enc', 'UTF-8', path, '-']);
}

/** The same in the order in which the pages draw it, whatever the columns. */
export async function rawTextOf(path: string): Promise<string> {
  return await outputOfPdfProgram('pdftotext', ['-enc', 'UTF-8', '-raw', path, '-']);
}

/** The tag tree with its attributes and the text in it, as `pdfinfo` walks it. */
export async function structureOf(path: string): Promise<string> {
  return await outputOfPdfProgram('pdfinfo', ['-enc', 'UTF-8', '-struct-text', path]);
}

/** What `pdfinfo` says of the file: title, tagged or not, pages. */
export async function informationOf(path: string): Promise<string> {
  return await outputOfPdfProgram('pdfinfo', ['-enc', 'UTF-8', path]);
}

export interface ListedFont {
  readonly name: string;
  readonly isEmbedded: boolean;
  readonly isSubset: boolean;
  readonly hasUnicode: boolean;
}

/** The fonts of a file as `pdffonts` lists them. */
export async function fontsOf(path: string): Promise<readonly ListedFont[]> {
  const rows = (await outputOfPdfProgram('pdffonts', [path])).trimEnd().split('\n').slice(2);
  return rows.map((row) => {
    const [embedded, subset, unicode] = row.split(/\s+/).slice(-5, -2);
    return {
      name: row.split(/\s+/)[0] ?? '',
      isEmbedded: embedded === 'yes',
      isSubset: subset === 'yes',
      hasUnicode: unicode === 'yes',
    };
  });
}

/** What `qpdf --check` has to say. It ends with a status that is not 0, and so throws, on warnings as well as errors. */
export async function checkedByQpdf(path: string): Promise<string> {
  return await outputOfPdfProgram('qpdf', ['--check', path]);
}

/** The whole file as `qpdf` writes it in JSON: objects by their numbers, streams left out. */
export async function objectsOf(path: string): Promise<readonly unknown[]> {
  const json = JSON.parse(await outputOfPdfProgram('qpdf', ['--json=2', '--json-stream-data=none', path]));
  return Object.values(json.qpdf[1]).map((object) => (object as { value?: unknown }).value);
}
