/** What a file is read as. Its bytes count; its ending decides only where they leave a choice. */
export type ReadAs =
  | 'text'
  /** docx, xlsx, pptx and others: which one is known when its list of parts was read. */
  | 'zip'
  | 'pdf'
  /** Word and Excel before 2007, and everything of Office that is protected with a password. */
  | 'compound file';

export type KindOfFile =
  | { readonly kind: 'readable'; readonly as: ReadAs }
  | { readonly kind: 'picture' }
  | { readonly kind: 'empty' }
  /** Nothing that we know how to read. */
  | { readonly kind: 'other' };

/** So many bytes at the start of a file tell what it is. */
export const ENOUGH_TO_TELL = 4_096;

const PICTURES: readonly (readonly [start: string, at: number])[] = [
  ['\x89PNG', 0],
  ['\xff\xd8\xff', 0],
  ['GIF8', 0],
  ['WEBP', 8],
  ['II*\0', 0],
  ['MM\0*', 0],
  ['BM', 0],
  ['ftyphei', 4],
  ['ftypmif', 4],
  ['ftypavif', 4],
];

/** Kinds that look like text and can hide it in their own way (a mail's attachments, a run of formatting between two digits). */
const TEXT_THAT_HIDES = /\.(eml|mht|mhtml|rtf|ps|svg)$/i;

/**
 * @param start the first bytes, at least `ENOUGH_TO_TELL` of them where the file has so many
 * @param name the file's own name
 */
export function kindOfFile(start: Uint8Array, name: string): KindOfFile {
  if (start.length === 0) return { kind: 'empty' };
  const bytes = Buffer.from(start.subarray(0, ENOUGH_TO_TELL)).toString('latin1');
  const has = (text: string, at: number): boolean => bytes.startsWith(text, at);
  // An empty zip archive begins with its end; one that was split begins with a mark of that.
  if (has('PK\x03\x04', 0) || has('PK\x05\x06', 0) || has('PK\x07\x08', 0)) return { kind: 'readable', as: 'zip' };
  if (has('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 0)) return { kind: 'readable', as: 'compound file' };
  // Readers of PDF allow up to a kilobyte in front of its first line.
  if (bytes.slice(0, 1_028).includes('%PDF-')) return { kind: 'readable', as: 'pdf' };
  if (PICTURES.some(([text, at]) => has(text, at))) return { kind: 'picture' };
  if (has('{\\rtf', 0) || TEXT_THAT_HIDES.test(name)) return { kind: 'other' };
  return isText(bytes) ? { kind: 'readable', as: 'text' } : { kind: 'other' };
}

/** Text in UTF-8 or Windows-1252 has no control characters but a few; text in UTF-16 says so in its first two bytes. */
function isText(bytes: string): boolean {
  if (bytes.startsWith('\xff\xfe') || bytes.startsWith('\xfe\xff')) return true;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells
  return !/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(bytes);
}
