import type { ToRead } from './messages.ts';
import { numberCollector } from './number-collector.ts';
import { CannotBeRead, DAMAGED } from './words.ts';

/**
 * Reads one file to its end, or as far as it can be read. Readers are loaded when they are needed: the one for PDF alone takes
 * as long as most files.
 *
 * @param found is told of each number once, as it is found
 * @returns why not all of it was looked through, in words; null when it was
 */
export async function readFile(
  { as, size }: ToRead,
  pieces: AsyncIterable<Uint8Array>,
  found: (asWritten: string) => void,
): Promise<string | null> {
  const numbers = numberCollector(found);
  try {
    switch (as) {
      case 'text': {
        const { readPlainText } = await import('./plain-text.ts');
        await readPlainText(pieces, numbers);
        break;
      }
      case 'zip': {
        const { readOfficeFile } = await import('./office/read-office-file.ts');
        await readOfficeFile(await whole(pieces, size), numbers);
        break;
      }
      case 'pdf': {
        const { readPdf } = await import('./pdf-text.ts');
        await readPdf(await whole(pieces, size), numbers);
        break;
      }
      case 'compound file': {
        const { readCompoundFile } = await import('./compound-file.ts');
        readCompoundFile(await whole(pieces, size));
      }
    }
    return null;
  } catch (error) {
    // What other people's files do to the libraries is no bug of ours: it means that they cannot be read.
    return error instanceof CannotBeRead ? error.message : DAMAGED;
  } finally {
    numbers.end();
  }
}

/** All bytes in one piece, in a memory of their own. */
async function whole(pieces: AsyncIterable<Uint8Array>, size: number): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.from(new ArrayBuffer(size));
  let filled = 0;
  for await (const piece of pieces) {
    if (filled + piece.length > size) throw new CannotBeRead(DAMAGED);
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return bytes.subarray(0, filled);
}
