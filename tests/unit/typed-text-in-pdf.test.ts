import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sources } from '../../src-main/pdf/documents/document-kind.ts';
import { loadFaces } from '../../src-main/pdf/fonts/load-faces.ts';
import { layOut } from '../../src-main/pdf/layout/lay-out.ts';
import { styleOf } from '../../src-main/pdf/layout/style.ts';
import { makePdf } from '../../src-main/pdf/make-pdf.ts';
import { withNoteOfMissing } from '../../src-main/pdf/text/note-of-missing.ts';
import { prepareText } from '../../src-main/pdf/text/prepare-text.ts';
import { readBack } from '../../src-main/pdf/text/prepared-piece.ts';
import type { DocumentTree } from '../../src-main/pdf/tree/document-tree.ts';
import { evidenceDocument, ORGANISATION, personDocument } from '../../src-shared/assessment/document.ts';
import { personId } from '../../src-shared/assessment/identifiers.ts';
import type { Draft } from '../../src-shared/assessment/record.ts';
import { ASSESSMENT, anyText, idOf } from '../arbitraries.ts';
import { exampleFile, fileOf, linked } from '../example-evidence.ts';
import { practiceComputer, says } from '../example-practice.ts';
import { exampleSet } from '../example-set.ts';
import { checkPdf } from '../pdf-rules/check-pdf.ts';
import { readObjects } from '../pdf-rules/pdf-objects.ts';
import { spokenText } from '../pdf-rules/spoken-text.ts';
import { havePdfPrograms, pdfFile, rawTextOf } from '../pdf-tools.ts';
import { placingFaults } from '../placed-documents.ts';
import { everyDocument, PRINTED_AT, treeOfDocument } from '../printed-practice.ts';
import { shippedStatement } from '../shipped-statement.ts';
import { linesOfTree } from '../words-of-tree.ts';

/**
 * The whole way, from what is typed to the finished file and back: every text that a person can type begins and ends with a marker of its own,
 * and is read back from the structure tree as often as the kind of document says it.
 */

const SEED = Date.now() % 1_000_000;
const { faces } = loadFaces();
const set = exampleSet();
const PERSON = personId.parse(idOf(77));

/** What a text is to a document, which says how often it stands there. */
type Sort = 'answer' | 'on the cover' | 'of a person' | 'name of a person' | 'name of a file';

interface Place {
  readonly sort: Sort;
  readonly draft: Omit<Draft, 'value'>;
  /** Of an answer, and where a file is used. */
  readonly requirements: readonly string[];
}

const place = (sort: Sort, document: Draft['document'], field: string, ...requirements: readonly string[]): Place => ({
  sort,
  draft: { document, field },
  requirements,
});
const PLACES: readonly Place[] = [
  place('on the cover', ORGANISATION, 'name'),
  place('on the cover', ORGANISATION, 'ods-code'),
  place('on the cover', ASSESSMENT, 'asked-by'),
  place('name of a person', personDocument(PERSON), 'name'),
  ...['job', 'e-mail', 'telephone'].map((field) => place('of a person', personDocument(PERSON), field)),
  ...['101', '102', '201', '202', '699'].flatMap((number) =>
    ['comment', 'not-relevant-reason', ...['location', 'details'].map((leaf) => `evidence/1a-letter/${leaf}`)].map((leaf) =>
      place('answer', ASSESSMENT, `answers/${number}/${leaf}`, number),
    ),
  ),
  ...['101', '202'].flatMap((number) =>
    ['title', 'location', 'details'].map((leaf) =>
      place('answer', ASSESSMENT, `answers/${number}/evidence/added-row/${leaf}`, number),
    ),
  ),
  place('name of a file', evidenceDocument(fileOf(1)), 'name', '101', '201'),
  place('name of a file', evidenceDocument(fileOf(2)), 'name', '202'),
];

interface Typed extends Place {
  readonly begin: string;
  readonly text: string;
}

const anyPractice = fc
  .record({
    between: fc.array(fc.oneof(anyText, fc.lorem({ maxCount: 60 })), {
      minLength: PLACES.length,
      maxLength: PLACES.length,
    }),
    isTyped: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: PLACES.length, maxLength: PLACES.length }),
    flags: fc.subarray([
      '101/level-0',
      '202/not-relevant',
      '101/not-relevant',
      ...['1a', '1b', '2a', '3a'].map((id) => `101/criteria/${id}`),
    ]),
  })
  .map(({ between, isTyped, flags }) => ({
    flags,
    typed: PLACES.flatMap((one, at): Typed[] =>
      isTyped[at] === 0 ? [] : [{ ...one, begin: `mk${at}a`, text: `mk${at}a – ${between[at]} mk${at}z` }],
    ),
  }));
type Practice = typeof anyPractice extends fc.Arbitrary<infer Made> ? Made : never;

function sourcesOf({ typed, flags }: Practice): Sources {
  const self = practiceComputer(1);
  self.act([
    { document: personDocument(PERSON), field: 'name', value: 'Somebody' },
    { document: ORGANISATION, field: 'roles/ig-lead', value: PERSON },
    ...['101', '202'].map((number) => says(number, 'evidence/added-row/criterion', '2b')),
    ...exampleFile(1),
    ...exampleFile(2),
    ...linked(1, '101', '1a-letter'),
    ...linked(1, '201', '1a-letter'),
    ...linked(2, '202', 'added-row'),
    says('101', 'owner', PERSON),
    ...flags.map((flag) => says(flag.slice(0, 3), flag.slice(4), true)),
    ...typed.map(({ draft, text }) => ({ ...draft, value: text })),
  ]);
  return { set, folded: self.folded, at: PRINTED_AT, embedded: new Map(), statement: shippedStatement() };
}

/** How often a text stands in a document; null for as often as somebody did something. */
function timesIn(document: string, { sort, draft, requirements }: Place): number | null {
  const isWhole = document === 'assessment' || document === 'pack';
  switch (sort) {
    case 'answer':
      return isWhole || (document === 'requirement' && requirements.includes('101')) ? 1 : 0;
    case 'on the cover':
      // The statement says for whom it is accepted.
      return isWhole || (document === 'statement' && draft.document === ORGANISATION) ? 1 : 0;
    case 'of a person':
      return isWhole ? 1 : 0;
    case 'name of a person':
      return document.startsWith('b') ? 0 : null;
    case 'name of a file':
      // Where it is used, in the list of files, and in a pack in its manifest.
      if (isWhole) return requirements.length + (document === 'pack' ? 2 : 1);
      return document === 'requirement' && requirements.includes('101') ? 1 : 0;
  }
}

const withoutSpaces = (text: string): string => text.replace(/\s/g, '');
const timesOf = (part: string, whole: string): number => whole.split(part).length - 1;
/** Markers in the order in which they come first. */
const orderIn = (text: string): string[] => [...new Set(text.match(/mk\d+a/g))];

function placed(tree: DocumentTree) {
  return layOut(withNoteOfMissing(tree, faces), faces);
}

async function check(name: string, tree: DocumentTree, typed: readonly Typed[]): Promise<void> {
  expect(placingFaults(placed(tree), styleOf(tree.print).page.left), name).toEqual([]);
  const bytes = makePdf(tree);
  expect(await checkPdf(bytes), name).toEqual([]);
  const spoken = spokenText(await readObjects(bytes)).elements.map(({ text }) => text);
  const whole = withoutSpaces(spoken.join(''));
  const drawn = havePdfPrograms ? await rawTextOf(await pdfFile(bytes)) : null;
  for (const one of typed) {
    const times = timesIn(name, one);
    const where = `${name}: ${one.draft.field} ${one.begin}`;
    const found = timesOf(one.begin, whole);
    if (times !== null) expect(found, where).toBe(times);
    // The manifest of a pack names each file as it can be saved everywhere.
    const asTyped = name === 'pack' && one.sort === 'name of a file' ? [found - 1, found] : [found];
    expect(asTyped, where).toContain(timesOf(withoutSpaces(readBack(prepareText(one.text, faces))), whole));
    // What stands in the head of every page is drawn more often than it is said.
    if (drawn !== null && one.sort !== 'on the cover') expect(timesOf(one.begin, drawn), where).toBe(found);
  }
  const inTree = orderIn(linesOfTree(tree).join('\n'));
  expect(orderIn(spoken.join('\n')), name).toEqual(inTree);
  const onPages = new Set(typed.filter(({ sort }) => sort === 'on the cover').map(({ begin }) => begin));
  if (drawn !== null)
    expect(
      orderIn(drawn).filter((one) => !onPages.has(one)),
      name,
    ).toEqual(inTree.filter((one) => !onPages.has(one)));
}

describe('what is typed, read back from the finished document', () => {
  test.each(['normal', 'large'] as const)(
    'in %s print it stands there as often as the document says it, in order',
    { timeout: 120_000 },
    async (print) => {
      await fc.assert(
        fc.asyncProperty(anyPractice, async (practice) => {
          const sources = sourcesOf(practice);
          for (const [name, document] of Object.entries(everyDocument(set, print)))
            await check(name, treeOfDocument(document, sources), practice.typed);
        }),
        { numRuns: 3, seed: SEED, endOnFailure: true },
      );
    },
  );
});
