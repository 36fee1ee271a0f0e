import { PDFRawStream } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { makePdf } from '../../src-main/pdf/make-pdf.ts';
import { dateInWords, timeInWords } from '../../src-shared/words.ts';
import { exampleSet } from '../example-set.ts';
import { readObjects, streamBytes } from '../pdf-rules/pdf-objects.ts';
import { spokenText } from '../pdf-rules/spoken-text.ts';
import { everyDocument, FILES_IN_PACK, PRINTED_AT, practiceToPrint, treeOfDocument } from '../printed-practice.ts';
import { shippedStatement } from '../shipped-statement.ts';

/** Time is an input of documents: it says when they were made, and nothing else hangs on it. */

const set = exampleSet();
/** Of as many letters in words, so that lines end at the same place. */
const LATER = new Date('2026-12-25T09:07:00.000Z');
const documents = everyDocument(set, 'normal');

function made(name: string, at: Date): Uint8Array {
  const document = documents[name];
  if (!document) throw new Error(`there is no ${name}`);
  return makePdf(
    treeOfDocument(document, {
      set,
      folded: practiceToPrint().folded,
      at,
      embedded: FILES_IN_PACK,
      statement: shippedStatement(),
    }),
  );
}

/** What a document says, with the time at which it was made taken out. */
async function saidWithout(at: Date, bytes: Uint8Array): Promise<readonly string[]> {
  const { elements } = spokenText(await readObjects(bytes));
  return elements.map(
    ({ role, text }) => `${role}: ${text.replaceAll(dateInWords(at), '(date)').replaceAll(timeInWords(at), '(time)')}`,
  );
}

/** Each object of a file as text, its streams decoded; but for the one that says where in the file all others are. */
async function objectsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const { context } = await readObjects(bytes);
  return new Map(
    context
      .enumerateIndirectObjects()
      .filter(([, object]) => !`${object}`.includes('/Type /XRef'))
      .map(([reference, object]) => [
        `${reference}`,
        object instanceof PDFRawStream ? `${object.dict}${Buffer.from(streamBytes(object)).toString('latin1')}` : `${object}`,
      ]),
  );
}

describe.each(Object.keys(documents))('the document “%s”', (name) => {
  test('has the same bytes when it is made again of the same things', () => {
    expect(Buffer.compare(made(name, PRINTED_AT), made(name, PRINTED_AT))).toBe(0);
  });

  test('made at another time has other bytes, and says the same but for the time', async () => {
    const [first, later] = [made(name, PRINTED_AT), made(name, LATER)];
    expect(Buffer.compare(first, later)).not.toBe(0);
    expect(await saidWithout(LATER, later)).toEqual(await saidWithout(PRINTED_AT, first));
  });
});

test('where nobody reads the time on the pages, only the two objects that say when it was made are others', async () => {
  const [first, later] = [
    await objectsOf(made('blank-requirement', PRINTED_AT)),
    await objectsOf(made('blank-requirement', LATER)),
  ];
  expect([...later.keys()]).toEqual([...first.keys()]);
  const others = [...later].filter(([reference, object]) => first.get(reference) !== object).map(([, object]) => object);
  expect(others).toHaveLength(2);
  for (const object of others) expect(object).toMatch(/2026-12-25T09:07|D:20261225090700/);
});
