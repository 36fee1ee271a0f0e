import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { docx, pdf, pdfLine, pdfOf } from '../../tests/example-documents.ts';
import { bombEntry, type RawEntry, rawEntry, rawZip } from '../../tests/raw-zip.ts';
import type { ReadAs } from './kind-of-file.ts';
import { MOST_PDF_PAGES, MOST_ZIP_ENTRIES } from './limits.ts';
import { lookForPatientNumbers } from './look-for-patient-numbers.ts';
import { readInThread } from './read-in-thread.ts';
import {
  DAMAGED,
  filesWithin,
  NO_TEXT,
  TOO_LONG,
  TOO_MANY_PARTS,
  TOOK_TOO_LONG,
  TOOK_TOO_MUCH_MEMORY,
  UNPACKS_TOO_LARGE,
} from './words.ts';

/** What a process may grow by while it looks at a file that was made to harm. The worst of these took 227 MB. */
const MOST_GROWTH = 400 * 1_048_576;
/** A thread takes far longer to start than these take; a loop that is kept busy turns once or twice. */
const TURN_MS = 5;
const FEWEST_TURNS = 10;

/** Each takes a second or two where nothing else runs. */
const LONG = 60_000;

/** Looks at something, and at what that takes of the process. */
async function measured<Found>(look: () => Promise<Found>): Promise<Found> {
  const things = openThings();
  const before = process.memoryUsage.rss();
  let most = before;
  let turns = 0;
  const watch = setInterval(() => {
    turns += 1;
    most = Math.max(most, process.memoryUsage.rss());
  }, TURN_MS);
  try {
    const found = await look();
    expect(most - before, `grew by ${Math.round((most - before) / 1_048_576)} MB`).toBeLessThan(MOST_GROWTH);
    expect(turns, 'turns of the app’s own loop').toBeGreaterThan(FEWEST_TURNS);
    expect(openThings(), 'no thread, port or pipe is left').toBe(things);
    return found;
  } finally {
    clearInterval(watch);
  }
}

function openThings(): number {
  return process.getActiveResourcesInfo().filter((name) => name !== 'Timeout' && name !== 'Immediate').length;
}

function look(content: Buffer) {
  return measured(() => lookForPatientNumbers({ name: 'a.docx', size: content.length, read: () => pieces(content) }));
}

/** @param longest in milliseconds; a person waits longer than a test */
function lookFor(longest: number, as: ReadAs, content: Buffer) {
  return measured(() => readInThread({ as, size: content.length }, pieces(content), longest));
}

async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += 1_048_576) yield content.subarray(at, at + 1_048_576);
}

const unread = (words: string) => ({ kind: 'cannot be read', words });
const types = rawEntry('[Content_Types].xml', '<Types/>');
const withBody = (...more: RawEntry[]) => rawZip([types, rawEntry('word/document.xml', '<w:p><w:t>Text</w:t></w:p>'), ...more]);

describe('archives that unpack to far more than they are', { timeout: LONG }, () => {
  test('10 GB of zeros in 10 MB', async () => {
    const bomb = withBody(bombEntry('word/header1.xml', 10_240));
    expect(bomb.length).toBeLessThan(12_000_000);
    expect(await look(bomb)).toEqual(unread(UNPACKS_TOO_LARGE));
  });

  test('10 GB that state one megabyte', async () => {
    expect(await look(withBody(bombEntry('word/header1.xml', 10_240, 1_048_576)))).toEqual(unread(DAMAGED));
  });

  test('many parts that are harmless one by one', async () => {
    const parts = Array.from({ length: 40 }, (_, at) => bombEntry(`word/header${at}.xml`, 10));
    expect(await look(withBody(...parts))).toEqual(unread(UNPACKS_TOO_LARGE));
  });

  test('a bomb within a document within a document', async () => {
    const inner = withBody(bombEntry('word/header1.xml', 10_240));
    const middle = withBody(rawEntry('word/embeddings/inner.docx', inner));
    expect(await look(withBody(rawEntry('word/embeddings/middle.docx', middle)))).toEqual(unread(UNPACKS_TOO_LARGE));
  });

  test('an embedded file of 10 GB, whether it looks like a document or not', async () => {
    expect(await look(withBody(bombEntry('word/embeddings/one.bin', 10_240)))).toEqual(unread(filesWithin(1)));
    const zip = bombEntry('word/embeddings/one.docx', 10_240, 10_240 * 1_048_576, 'PK\x03\x04');
    expect(await look(withBody(zip))).toEqual(unread(UNPACKS_TOO_LARGE));
  });

  test('more parts than a document has', async () => {
    const parts = Array.from({ length: MOST_ZIP_ENTRIES }, (_, at) => rawEntry(`word/part${at}.xml`, ''));
    expect(await look(withBody(...parts))).toEqual(unread(TOO_MANY_PARTS));
  });
});

describe('text that wears a reader out', { timeout: LONG }, () => {
  test('one tag, 200 MB long', async () => {
    const start = Buffer.from('<w:p><w:t a="');
    const content = rawZip([types, { ...bombEntry('word/document.xml', 200) }, rawEntry('word/header1.xml', start)]);
    expect((await look(content)).kind).toBe('cannot be read');
  });

  test('a million open tags, each searched through for one that was never opened', async () => {
    const content = docx(`${'<a>'.repeat(300_000)}${'</b>'.repeat(300_000)}`);
    const looked = await lookFor(2_000, 'zip', content);
    expect(looked.numbers).toEqual([]);
    expect([TOOK_TOO_LONG, TOOK_TOO_MUCH_MEMORY, NO_TEXT]).toContain(looked.words);
  });

  test('entities that multiply are not followed', async () => {
    const lol = Array.from({ length: 12 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
    const content = docx('', { 'word/header1.xml': `<!DOCTYPE x [<!ENTITY l0 "lol">${lol}]><w:p><w:t>&l12;</w:t></w:p>` });
    expect(await look(content)).toEqual({ kind: 'read', numbers: [] });
  });
});

describe('PDF files', { timeout: LONG }, () => {
  const root = '<< /Type /Catalog /Pages 2 0 R >>';

  test('a page that unpacks without an end', async () => {
    const zeros = bombEntry('', 10_240).deflated;
    // The head of the format that PDF uses in front of the same blocks.
    const content = pdf([Buffer.concat([deflateSync(Buffer.alloc(0)).subarray(0, 2), zeros])], '/Filter /FlateDecode');
    const looked = await lookFor(10_000, 'pdf', content);
    expect(looked.numbers).toEqual([]);
    expect([TOOK_TOO_LONG, TOOK_TOO_MUCH_MEMORY]).toContain(looked.words);
  });

  test('100,000 pages', async () => {
    const kids = '3 0 R '.repeat(100_000);
    const content = pdfOf([
      root,
      `<< /Type /Pages /Kids [${kids}] /Count 100000 >>`,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>',
      '<< >>',
    ]);
    expect(MOST_PDF_PAGES).toBeLessThan(100_000);
    expect(await look(content)).toEqual(unread(TOO_LONG));
  });

  test('a list of pages that leads back to itself', async () => {
    const content = pdfOf([root, '<< /Type /Pages /Kids [2 0 R] /Count 3 >>', '<< >>']);
    expect(await look(content)).toEqual(unread(DAMAGED));
  });

  test('a form that draws itself', async () => {
    const form =
      '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream';
    const content = pdfOf([
      root,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /XObject << /X 4 0 R >> >> >>',
      form,
      '<< /Length 5 >>\nstream\n/X Do\nendstream',
      '<< >>',
    ]);
    const looked = await lookFor(5_000, 'pdf', content);
    expect(looked.numbers).toEqual([]);
    expect(looked.words).not.toBeNull();
  });
});

test('bytes of no meaning behind a true beginning', { timeout: LONG }, async () => {
  for (const start of ['%PDF-1.7\n', 'PK\x03\x04', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1']) {
    const found = await look(Buffer.concat([Buffer.from(start, 'latin1'), randomBytes(100_000)]));
    expect(found.kind, start).toBe('cannot be read');
  }
});

test('after all of them an honest file is looked through', { timeout: LONG }, async () => {
  expect(await look(pdf([pdfLine('943 476 5919')]))).toEqual({ kind: 'read', numbers: ['943 476 5919'] });
});
