import { extname } from 'node:path';

/** So many bytes at the start of a file are looked at. */
export const ENOUGH_TO_CHECK = 4_096;

const zip = (start: string): boolean => start.startsWith('PK\x03\x04');

/**
 * Kinds of documents that are opened in other programs, by ending, with what their bytes begin with. A program is chosen by the
 * ending alone, so the ending decides and the bytes must agree.
 *
 * Left out are programs and whatever can run one: everything with macros (docm, xlsm, pptm, and doc, xls and ppt, which do not
 * show whether they have some), pages and drawings with scripts (html, svg), links (lnk, url), archives, and mail (eml, msg),
 * which brings attachments of its own and can tell its sender that it was read.
 */
const OPENABLE: { readonly [ending: string]: ((start: string) => boolean) | undefined } = {
  // Readers of PDF allow up to a kilobyte in front of its first line.
  '.pdf': (start) => start.slice(0, 1_028).includes('%PDF-'),
  '.docx': zip,
  '.xlsx': zip,
  '.pptx': zip,
  '.odt': zip,
  '.ods': zip,
  '.odp': zip,
  '.rtf': (start) => start.startsWith('{\\rtf'),
  '.txt': isText,
  '.csv': isText,
  '.png': (start) => start.startsWith('\x89PNG'),
  '.jpg': isJpeg,
  '.jpeg': isJpeg,
  '.gif': (start) => start.startsWith('GIF8'),
  '.webp': (start) => start.startsWith('RIFF') && start.startsWith('WEBP', 8),
  '.tif': isTiff,
  '.tiff': isTiff,
};

const SAVE_IT = 'Save it, and open it from there if you trust it.';

/**
 * Whether a file is opened in another program.
 *
 * @param name the safe name that its copy will have
 * @param start its first bytes, at least `ENOUGH_TO_CHECK` where it has so many
 * @returns null when it is; else why it is not, in words with the next step
 */
export function whyNotOpened(name: string, start: Uint8Array): string | null {
  const ending = extname(name).toLowerCase();
  const fits = Object.hasOwn(OPENABLE, ending) ? OPENABLE[ending] : undefined;
  if (!fits)
    return ending === ''
      ? `The name of this file has no ending that says what it is, so we do not open it in another program. ${SAVE_IT}`
      : `We open documents and pictures in other programs, and nothing that could run a program itself; ${ending} files are not among them. ${SAVE_IT}`;
  const begins = Buffer.from(start.subarray(0, ENOUGH_TO_CHECK)).toString('latin1');
  if (fits(begins)) return null;
  if (begins.startsWith('\xd0\xcf\x11\xe0'))
    return `This file is protected with a password or in an older format of Office, so we cannot see whether it holds macros. ${SAVE_IT}`;
  return `What is in this file is not what its ending ${ending} says, so we do not open it in another program. ${SAVE_IT}`;
}

function isText(start: string): boolean {
  if (start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')) return true;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells
  return !/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(start);
}

function isJpeg(start: string): boolean {
  return start.startsWith('\xff\xd8\xff');
}

function isTiff(start: string): boolean {
  return start.startsWith('II*\0') || start.startsWith('MM\0*');
}
