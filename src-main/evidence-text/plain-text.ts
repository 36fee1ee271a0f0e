import { TextDecoder } from 'node:util';
import { LONGEST_TEXT_FILE } from './limits.ts';
import type { NumberCollector } from './number-collector.ts';
import { CannotBeRead, TOO_LONG } from './words.ts';

/**
 * Reads a text file: UTF-16 where it says so in its first two bytes, else UTF-8 up to where it is none, and Windows-1252 from
 * there on. (What came before that place was ASCII or true UTF-8, so it was read rightly.)
 *
 * @param bytes in pieces, the first of at least two bytes
 */
export async function readPlainText(bytes: AsyncIterable<Uint8Array>, numbers: NumberCollector): Promise<void> {
  let decoder: TextDecoder | null = null;
  let size = 0;
  const decode = (piece?: Uint8Array): string => {
    decoder ??= decoderFor(piece);
    const stream = piece !== undefined;
    try {
      return decoder.decode(piece, { stream });
    } catch {
      decoder = new TextDecoder('windows-1252');
      // The mark stands for a character that had begun in the piece before, so that what is around it is not joined.
      return `\ufffd${decoder.decode(piece, { stream })}`;
    }
  };
  for await (const piece of bytes) {
    size += piece.length;
    if (size > LONGEST_TEXT_FILE) throw new CannotBeRead(TOO_LONG);
    numbers.add(decode(piece));
    if (numbers.full()) return;
  }
  numbers.add(decode());
}

/** Only UTF-8 refuses what it cannot read. */
function decoderFor(first: Uint8Array | undefined): TextDecoder {
  const [one, two] = first ?? [];
  if (one === 0xff && two === 0xfe) return new TextDecoder('utf-16le');
  if (one === 0xfe && two === 0xff) return new TextDecoder('utf-16be');
  return new TextDecoder('utf-8', { fatal: true });
}
