import type { BaseDocument } from './base-document.ts';
import { writeDictionary } from './dictionary.ts';
import { hexValue, referenceValue } from './values.ts';

/** Readers count on ten digits for a place. */
export const FURTHEST_PLACE = 9_999_999_999;

/** Ten digits fit into so many bytes. */
const PLACE_LENGTH = 5;

/** Where each appended object stands, in bytes from the start of the file, by its number. */
export type Places = ReadonlyMap<number, number>;

/**
 * The end of an appended section, ISO 32000-1 section 7.5.6: a cross-reference stream, as the document has one, and where it
 * begins.
 *
 * @param at where it begins
 * @param identity of the file as it is now, 16 bytes
 */
export function crossReferences(base: BaseDocument, places: Places, at: number, identity: Uint8Array): Buffer {
  // It is an object itself, and says where it stands too.
  const own = Math.max(...places.keys()) + 1;
  const all = new Map(places).set(own, at);
  const sections = sectionsOf([...all.keys()]);
  const rows = Buffer.concat(sections.flat().map((object) => rowOf(all.get(object) ?? 0)));
  const entries = writeDictionary(
    new Map([
      ['Type', '/XRef'],
      ['Size', String(own + 1)],
      ['W', `[1 ${PLACE_LENGTH} 1]`],
      ['Index', `[${sections.map((section) => `${section[0]} ${section.length}`).join(' ')}]`],
      ['Root', referenceValue(base.catalogNumber)],
      ['Info', told(base, 'Info')],
      ['ID', identities(told(base, 'ID'), identity)],
      ['Prev', String(base.crossReferences)],
      ['Length', String(rows.length)],
    ]),
  );
  return Buffer.concat([
    Buffer.from(`${own} 0 obj\n${entries}\nstream\n`, 'latin1'),
    rows,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`, 'latin1'),
  ]);
}

/** What stands in the file, where, and that nothing stood there under this number before. */
function rowOf(place: number): Buffer {
  const row = Buffer.alloc(2 + PLACE_LENGTH);
  row.writeUInt8(1);
  row.writeUIntBE(place, 1, PLACE_LENGTH);
  return row;
}

/** Runs of numbers without a gap, in their order. */
function sectionsOf(objects: readonly number[]): number[][] {
  const sections: number[][] = [];
  for (const object of objects.toSorted((a, b) => a - b)) {
    const last = sections.at(-1);
    if (last && last.at(-1) === object - 1) last.push(object);
    else sections.push([object]);
  }
  return sections;
}

/** The first half stays what it was: it is the document. The second says which state of it. */
function identities(said: string, identity: Uint8Array): string {
  const first = /^\[\s*(<[^>]*>)/.exec(said)?.[1];
  if (first === undefined) throw new Error('the PDF has no identity as we write it');
  return `[${first} ${hexValue(identity)}]`;
}

function told({ trailer }: BaseDocument, key: string): string {
  const value = trailer.get(key);
  if (value === undefined) throw new Error(`the PDF has no ${key} in its trailer`);
  return value;
}
