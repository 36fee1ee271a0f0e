import { TextDecoder } from 'node:util';
import { Parser } from 'htmlparser2';

/** What is told of an XML part as it is read. Names come without their prefix. */
export interface XmlReader {
  readonly open: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/**
 * Reads XML as a stream. Nothing that a document defines for itself (entities, other files) is followed, and one that is not
 * well formed is read as far as it goes.
 */
export async function readXml(bytes: AsyncIterable<Uint8Array>, reader: XmlReader): Promise<void> {
  const parser = new Parser(
    {
      onopentag: (name, attributes) =>
        reader.open(bare(name), new Map(Object.entries(attributes).map(([key, value]) => [bare(key), value]))),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(bare(name)),
    },
    { xmlMode: true },
  );
  let decoder: TextDecoder | null = null;
  for await (const piece of bytes) {
    decoder ??= new TextDecoder(encodingOf(piece));
    parser.write(decoder.decode(piece, { stream: true }));
  }
  if (decoder) parser.write(decoder.decode());
  parser.end();
}

function encodingOf([one, two]: Uint8Array): string {
  if (one === 0xff && two === 0xfe) return 'utf-16le';
  return one === 0xfe && two === 0xff ? 'utf-16be' : 'utf-8';
}

/** Prefixes are chosen by whoever wrote the document. */
function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
