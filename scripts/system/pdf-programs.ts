import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { NeededProgram } from './ensure-debian-packages.ts';

/** Other people's programs that tests and the tour read our PDFs back with. */
export const PDF_PROGRAMS: readonly NeededProgram[] = [
  { program: 'pdftotext', package: 'poppler-utils' },
  { program: 'pdftoppm', package: 'poppler-utils' },
  { program: 'qpdf', package: 'qpdf' },
];

/** Poppler knows the attributes of boxes on paper (PDF 1.7, table 348), but not that they belong to the element `Form`. */
const UNFOUNDED = /Wrong Attribute '(Role|checked|Desc)' in element Form/;

const run = promisify(execFile);

/**
 * What one of them prints.
 *
 * @throws when it ends with another status than 0, and when it complains of anything
 */
export async function outputOfPdfProgram(program: string, parameters: readonly string[]): Promise<string> {
  // Names of files go through the locale.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  const { stdout, stderr } = await run(program, parameters, { env, maxBuffer: 100_000_000 });
  const complaints = stderr.split('\n').filter((line) => line.trim() !== '' && !UNFOUNDED.test(line));
  if (complaints.length > 0) throw new Error(`${program} says: ${complaints.join('\n')}`);
  return stdout;
}
