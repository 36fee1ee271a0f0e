import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { runPdf } from '../../src-main/cli/run-pdf.ts';
import { embedFiles } from '../../src-main/pdf/embed/embed-files.ts';
import { loadFaces } from '../../src-main/pdf/fonts/load-faces.ts';
import { layOut } from '../../src-main/pdf/layout/lay-out.ts';
import { styleOf } from '../../src-main/pdf/layout/style.ts';
import { makePdf } from '../../src-main/pdf/make-pdf.ts';
import { withNoteOfMissing } from '../../src-main/pdf/text/note-of-missing.ts';
import { prepareText } from '../../src-main/pdf/text/prepare-text.ts';
import { readBack } from '../../src-main/pdf/text/prepared-piece.ts';
import type { Draft } from '../../src-shared/assessment/record.ts';
import type { PrintedDocument } from '../../src-shared/contract/printing.ts';
import { ASSESSMENT } from '../arbitraries.ts';
import { fileToEmbed, joined, savedFrom } from '../embedded-files.ts';
import { fileText, practiceComputer, says } from '../example-practice.ts';
import { exampleSet } from '../example-set.ts';
import { finishedDocument } from '../finished-document.ts';
import { checkPdf } from '../pdf-rules/check-pdf.ts';
import { readObjects } from '../pdf-rules/pdf-objects.ts';
import { spokenText } from '../pdf-rules/spoken-text.ts';
import { checkedByQpdf, havePdfPrograms, pdfFile, textOf } from '../pdf-tools.ts';
import { placingFaults } from '../placed-documents.ts';
import { everyDocument, PRINTED_AT, treeOfDocument } from '../printed-practice.ts';
import { shippedStatement } from '../shipped-statement.ts';
import { writeCatalogue } from '../small-catalogue.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** What nobody should type, attach or bring along: each gives a correct document, or words why there is none. */

const { faces } = loadFaces();
const set = exampleSet();
const withoutSpaces = (text: string): string => text.replace(/\s/g, '');

interface Finished {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** What the structure says, without spaces. */
  readonly said: string;
}

/** A document that breaks no rule and has nothing off its page. */
async function finished(document: PrintedDocument, drafts: readonly Draft[], of = set): Promise<Finished> {
  const self = practiceComputer(1);
  self.act(drafts);
  const tree = treeOfDocument(document, {
    set: of,
    folded: self.folded,
    at: PRINTED_AT,
    embedded: new Map(),
    statement: shippedStatement(),
  });
  expect(placingFaults(layOut(withNoteOfMissing(tree, faces), faces), styleOf(tree.print).page.left)).toEqual([]);
  const bytes = makePdf(tree);
  expect(await checkPdf(bytes)).toEqual([]);
  if (havePdfPrograms) await checkedByQpdf(await pdfFile(bytes));
  const pdf = await readObjects(bytes);
  const said = spokenText(pdf)
    .elements.map(({ text }) => text)
    .join('');
  return { bytes, pages: pdf.pages.length, said: withoutSpaces(said) };
}

const WHOLE = (print: PrintedDocument['print']): PrintedDocument => {
  const { assessment } = everyDocument(set, print);
  if (!assessment) throw new Error('there is no assessment');
  return assessment;
};
const read = (typed: string): string => withoutSpaces(readBack(prepareText(typed, faces)));

describe.each(['normal', 'large'] as const)('in %s print', (print) => {
  test('a comment of 100,000 characters runs over as many pages as it needs', async () => {
    const sentences = 'It was looked at again, and what was found is written down here. '.repeat(1_600);
    const typed = `begin ${sentences.slice(0, 99_991)}end`;
    expect(typed).toHaveLength(100_000);
    const { said, pages } = await finished(WHOLE(print), [says('101', 'comment', typed)]);
    expect(said.split(read(typed))).toHaveLength(2);
    expect(pages).toBeGreaterThan(20);
  });

  test('a word of 5,000 letters is broken where the line ends', async () => {
    const word = 'Donaudampfschiff'.repeat(313).slice(0, 5_000);
    const fields = ['comment', 'evidence/1a-letter/location'];
    const { said } = await finished(
      WHOLE(print),
      fields.map((leaf) => says('101', leaf, word)),
    );
    expect(said.split(word)).toHaveLength(3);
  });

  test('a cell that is taller than a page goes on on the next one, with the table’s head', async () => {
    const typed = Array.from({ length: 150 }, (_, at) => `Line ${at} of the details`).join('\n');
    const drafts = ['location', 'details'].map((leaf) => says('101', `evidence/1a-letter/${leaf}`, `${leaf}\n${typed}`));
    const { said, bytes } = await finished(WHOLE(print), drafts);
    for (const leaf of ['location', 'details']) expect(said.split(read(`${leaf}\n${typed}`))).toHaveLength(2);
    if (!havePdfPrograms) return;
    const drawn = (await textOf(await pdfFile(bytes))).split('\f').filter((page) => /Line \d+ of the details/.test(page));
    expect(drawn.length).toBeGreaterThan(1);
    for (const page of drawn) expect(page).toMatch(/^(Details|Location, details) and files$/m);
  });

  test.each([
    ['control characters', 'a\u0001\u0007\u001b[31mb\u007f\u0085c\u202ed\u2066e'],
    ['emoji', 'Done 👍🏽 by 👩‍👩‍👧 in 🇬🇧, 1️⃣ ❤️‍🔥'],
    ['Arabic', 'قائمة التدريب ١٢٣ (in the folder)'],
    ['Hebrew with its points', 'בְּרֵאשִׁית, page 1'],
    ['Chinese, Japanese and Korean', '培訓記錄 トレーニング 교육 기록'],
    ['marks upon marks', `a${'\u0301\u0323\u1dc4'.repeat(40)} Z${'\u0308'.repeat(200)}`],
    ['Greek, Cyrillic and Vietnamese', 'Ωμέγα, Ёлка, Nguyễn Thị Hằng'],
  ])('%s are all there', async (_what, typed) => {
    const drafts = ['comment', 'evidence/1a-letter/location'].map((leaf) => says('101', leaf, `<${typed}>`));
    const { said } = await finished(WHOLE(print), drafts);
    expect(said.split(read(`<${typed}>`))).toHaveLength(3);
  });
});

test('an assessment with 500 requirements is a document like any other', async () => {
  const large = exampleSet(500);
  const document = { kind: 'assessment', set: large.id, print: 'normal', assessment: ASSESSMENT } as const;
  const drafts = large.requirements.map(({ number }) => says(number, 'comment', `Comment on ${number}.`));
  const { said, pages } = await finished(document, drafts, large);
  for (const { number } of large.requirements) expect(said.split(`Commenton${number}.`)).toHaveLength(2);
  expect(pages).toBeGreaterThan(100);
});

test('an assessment file that answers a requirement which the set does not have is printed with it, and it counts for nothing', async () => {
  const five = exampleSet(5);
  const folder = await temporaryFolder();
  const catalogue = join(folder, 'catalogue');
  writeCatalogue(catalogue, five);
  const practice = practiceComputer(1);
  practice.act([
    says('699', 'comment', 'Of another set.'),
    says('699', 'criteria/1a', true),
    says('101', 'comment', 'Of this one.'),
  ]);
  const [file, out] = [join(folder, 'practice.igt.json'), join(folder, 'out.pdf')];
  await writeFile(file, fileText(practice.log, five));
  const given = ['assessment', '--set', five.id, '--assessment', file, '--out', out];
  expect(await runPdf(given, catalogue, PRINTED_AT)).toMatchObject({ status: 0, error: '' });
  const bytes = await readFile(out);
  expect(await checkPdf(bytes)).toEqual([]);
  const { elements } = spokenText(await readObjects(bytes));
  const texts = elements.map(({ text }) => text.trim());
  expect(texts).toContain('Recorded for requirement 699, which is not in this set');
  expect(texts.filter((text) => text === 'Of another set.')).toHaveLength(1);
  expect(texts).toContain('0 of 5 answered. The score is known once everything is.');
});

describe.skipIf(!havePdfPrograms)('evidence that is itself a PDF', () => {
  const run = promisify(execFile);

  test('is embedded as it is, whatever is wrong with it', async () => {
    const folder = await temporaryFolder();
    const [plain, locked] = [join(folder, 'plain.pdf'), join(folder, 'locked.pdf')];
    const sound = finishedDocument('Policy');
    await writeFile(plain, sound);
    await run('qpdf', ['--encrypt', 'one', 'two', '256', '--', plain, locked]);
    const files = new Map<string, Uint8Array>([
      ['Sound.pdf', sound],
      ['Encrypted.pdf', await readFile(locked)],
      ['Cut.pdf', sound.subarray(0, sound.length / 2)],
      ['Not one.pdf', Buffer.from('%PDF-1.7\nendobj endstream %%EOF startxref 0\n%%EOF\n')],
      ['Empty.pdf', Buffer.alloc(0)],
    ]);
    expect(Buffer.from(files.get('Encrypted.pdf') ?? []).includes('/Encrypt')).toBe(true);
    const embedded = embedFiles(
      finishedDocument(),
      [...files].map(([name, bytes]) => fileToEmbed(name, bytes, { mediaType: 'application/pdf' })),
    );
    if (!embedded.ok) throw new Error(embedded.refusal);
    const pack = await joined(embedded.value);
    const path = await pdfFile(pack);
    expect(await checkedByQpdf(path)).toContain('No syntax or stream encoding errors found');
    expect(await checkPdf(pack)).toEqual([]);
    expect(await savedFrom(path)).toEqual(new Map([...files].map(([name, bytes]) => [name, Buffer.from(bytes)])));
  });
});
