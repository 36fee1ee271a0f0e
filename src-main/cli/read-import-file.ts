import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { LARGEST_IMPORT_MB } from '../../src-shared/contract/bridge.ts';
import type { FileProblem } from '../../src-shared/exchange/file-problems.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';

/**
 * Reads the text of a file that a person named: `what`, in words. Refuses in words what is missing, not a file, too large (before a byte of it
 * is read) or not UTF-8 text.
 */
export function readImportFile(path: string, what = 'the assessment file'): Result<string, FileProblem> {
  const name = basename(path) || path;
  const no = (words: string): Result<never, FileProblem> => refused({ place: name, words });
  try {
    const found = statSync(path);
    if (found.isDirectory()) return no(`It is a folder. Name ${what} in it.`);
    if (!found.isFile()) return no(`It is not a file. Name ${what}.`);
    if (found.size > LARGEST_IMPORT_MB * 1024 * 1024)
      return no(
        `It has ${Math.round(found.size / 1_048_576)} MB. The largest file we open is ${LARGEST_IMPORT_MB} MB, so this is most likely another file.`,
      );
    return accepted(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path)));
  } catch (error) {
    return no(whyUnreadable(error));
  }
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'There is no such file. Check its name and its folder.';
    case 'EACCES':
    case 'EPERM':
      return 'This account may not read it. Copy it to a folder of your own.';
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'It is not text in UTF-8, so it is another kind of file or it was damaged. Copy or export it again.';
    default:
      return `It cannot be read (${code || String(error)}). Copy it to another folder and try again.`;
  }
}
