import { isUtf16 } from './kind-of-bytes.ts';

/**
 * Bytes of a text file as text: by its byte order mark, as UTF-8 where it is, else as Windows-1252, which old programs on Windows
 * write. Total.
 *
 * @param isCut the bytes end somewhere in the file, so the last character may be half there
 */
export function decodeText(bytes: Uint8Array, isCut: boolean): string {
  if (isUtf16(bytes)) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
