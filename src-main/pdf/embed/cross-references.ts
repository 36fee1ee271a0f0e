import type { BaseDocument } from './base-document.ts';
import { type Entries, writeDictionary } from './dictionary.ts';
import { hexValue, referenceValue } from './values.ts';

/** A line of a cross-reference table has ten digits for a place. */
export const FURTHEST_PLACE = 9_999_999_999;

/** Where each appended object stands, in bytes from the start of the file, by its number. */
export type Places = ReadonlyMap<number, number>;

/**
 * The end of an appended section, ISO 32000-1 section 7.5.6: cross-references of the kind that the document has, a trailer, and
 * where they begin.
 *
 * @param at where it begins
 * @param identity of the file as it is now, 16 bytes
 */
export function crossReferences(base: BaseDocument, places: Places, at: number, identity: Uint8Array): Buffer {
  const highest = Math.max(...places.keys());
  const trailer = (size: number): Map<string, string> => {
    const entries = new Map([
      ['Size', String(size)],
      ['Root', referenceValue(base.catalogNumber)],
    ]);
    const info = base.trailer.get('Info');
    if (info !== undefined) entries.set('Info', info);
    return entries.set('ID', identities(base.trailer, identity)).set('Prev', String(base.crossReferences));
  };
  const end = `startxref\n${at}\n%%EOF\n`;
  if (base.kind === 'table') {
    const sections = sectionsOf(places).map((section) => {
      const [first = 0] = section;
      return `${first} ${section.length}\n${section.map((object) => `${digits(places, object)} 00000 n \n`).join('')}`;
    });
    return Buffer.from(`xref\n${sections.join('')}trailer\n${writeDictionary(trailer(highest + 1))}\n${end}`, 'latin1');
  }
  // A cross-reference stream is an object itself, and says where it stands too.
  const own = highest + 1;
  const all = new Map(places).set(own, at);
  const sections = sectionsOf(all);
  const rows = Buffer.concat(sections.flat().map((object) => streamRow(all.get(object) ?? 0)));
  const entries = trailer(own + 1)
    .set('Type', '/XRef')
    .set('W', `[1 ${PLACE_LENGTH} 1]`)
    .set('Index', `[${sections.map((section) => `${section[0]} ${section.length}`).join(' ')}]`)
    .set('Length', String(rows.length));
  return Buffer.concat([
    Buffer.from(`${own} 0 obj\n${writeDictionary(entries)}\nstream\n`, 'latin1'),
    rows,
    Buffer.from(`\nendstream\nendobj\n${end}`, 'latin1'),
  ]);
}

/** Ten digits fit into so many bytes. */
const PLACE_LENGTH = 5;

function streamRow(place: number): Buffer {
  const row = Buffer.alloc(2 + PLACE_LENGTH);
  row.writeUInt8(1);
  row.writeUIntBE(place, 1, PLACE_LENGTH);
  return row;
}

function digits(places: Places, object: number): string {
  return String(places.get(object)).padStart(10, '0');
}

/** Runs of numbers without a gap, in their order. */
function sectionsOf(places: Places): number[][] {
  const sections: number[][] = [];
  for (const object of [...places.keys()].sort((a, b) => a - b)) {
    const last = sections.at(-1);
    if (last && last.at(-1) === object - 1) last.push(object);
    else sections.push([object]);
  }
  return sections;
}

/** The first half stays what it was: it is the document. The second says which state of it. */
function identities(trailer: Entries, identity: Uint8Array): string {
  const first = /^\[\s*(<[^>]*>|\((?:\\.|[^()\\])*\))/s.exec(trailer.get('ID') ?? '')?.[1];
  return `[${first ?? hexValue(identity)} ${hexValue(identity)}]`;
}
