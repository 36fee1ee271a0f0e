import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { assessmentDocument } from '../../../src-main/pdf/documents/assessment.ts';
import type { DocumentTree } from '../../../src-main/pdf/tree/document-tree.ts';
import { textsOf } from '../../../src-main/pdf/tree/texts-of.ts';
import { completedAssessment } from '../completed-assessment.ts';
import { generalPractice } from '../general-practice.ts';
import type { Measurement } from '../measurement.ts';
import {
  type Maker,
  type Prepared,
  printWithChromium,
  printWithOurs,
  printWithPdfmake,
  printWithReactPdf,
} from '../other-makers/print-with.ts';
import { byTurns } from '../rounds.ts';
import { row } from '../row.ts';

const ASSESSMENT = 'completed assessment of 13 requirements, tree to PDF';
const CHROMIUM = `${ASSESSMENT}, beside Chromium`;
const PDFMAKE = `${ASSESSMENT}, beside pdfmake`;
const REACT_PDF = `${ASSESSMENT}, beside @react-pdf/renderer`;

/** Stands in the tree where each round has a letter of its own. */
const LETTER = '\u00a4';
const FIRST_LETTER = 0x100;

/**
 * What making the file costs: everything from the document tree to the bytes, against others who make a PDF of the same texts, headings,
 * tables and running lines, with the same fonts on the same paper, from whatever form they take it in, prepared beforehand. All are warm.
 * Each round has a letter that no earlier one has, so that no side has the very same file, or the very same cut of a font, from before.
 *
 * Ours and Chromium's have a structure for screen readers. The two libraries write none, which is less work.
 */
export const printAssessment: Measurement = {
  rows: [CHROMIUM, PDFMAKE, REACT_PDF],
  measure: async (bench) => {
    const base = treeOfAssessment();
    const browser = await chromium.launch({ executablePath: bench.browser.path });
    try {
      const makers = {
        ours: printWithOurs,
        chromium: printWithChromium(await browser.newPage()),
        pdfmake: printWithPdfmake(),
        reactPdf: printWithReactPdf(),
      };
      const said = {
        ours: await checked(makers.ours, base),
        chromium: await checked(makers.chromium, base),
        pdfmake: await checked(makers.pdfmake, base),
        reactPdf: await checked(makers.reactPdf, base),
      };
      const timed = (maker: Maker) => {
        let letter = FIRST_LETTER;
        return async (): Promise<number> => {
          letter += 1;
          return timeOf(await maker(withLetter(base, String.fromCodePoint(letter))));
        };
      };
      const found = await byTurns(
        {
          ours: timed(makers.ours),
          chromium: timed(makers.chromium),
          pdfmake: timed(makers.pdfmake),
          reactPdf: timed(makers.reactPdf),
        },
        bench.rounds(11),
      );
      const against = (name: string, what: string, side: 'chromium' | 'pdfmake' | 'reactPdf', atMost: number) =>
        row({
          name,
          ours: found.ours,
          against: { what: `${what}, ${said[side]}; ours ${said.ours}`, samples: found[side] },
          unit: 'ms',
          aim: { on: 'ratio', atMost },
        });
      return [
        // “Less than” to the hundredth that is printed.
        against(CHROMIUM, 'its own tagged print of the same content', 'chromium', 0.69),
        against(PDFMAKE, 'pdfmake with the same content, without structure', 'pdfmake', 0.99),
        against(REACT_PDF, '@react-pdf/renderer with the same content, without structure', 'reactPdf', 0.99),
      ];
    } finally {
      await browser.close();
    }
  },
};

function treeOfAssessment(): DocumentTree {
  const set = generalPractice();
  const { assessment, on } = completedAssessment(set, `and goes to the meeting in May, as item ${LETTER}.`);
  const fields = on.folded.get(assessment);
  for (const { number } of set.requirements) {
    const { length } = String(fields?.get(`answers/${number}/comment`)?.value ?? '');
    if (length < 300 || length > 600) throw new Error(`the comment on ${number} has ${length} characters`);
  }
  const tree = assessmentDocument.tree(
    { kind: 'assessment', set: set.id, print: 'normal', assessment },
    { set, folded: on.folded, at: new Date('2026-12-24T14:32:00Z'), embedded: new Map() },
  );
  if (!tree.ok) throw new Error(tree.refusal);
  return tree.value;
}

function withLetter(tree: DocumentTree, letter: string): DocumentTree {
  return { ...(JSON.parse(JSON.stringify(tree).replaceAll(LETTER, letter)) as DocumentTree), madeAt: tree.madeAt };
}

/** In milliseconds. */
async function timeOf(make: Prepared): Promise<number> {
  const from = performance.now();
  await make();
  return performance.now() - from;
}

/** Reads a file of it back: every word of the tree must be in it as often as there. Words with a hyphen, which `pdftotext`
 * takes for one at the end of a line, are left out. @returns its pages and its size, in words */
async function checked(maker: Maker, tree: DocumentTree): Promise<string> {
  const bytes = await (await maker(tree))();
  const folder = await mkdtemp(join(tmpdir(), 'igt-bench-'));
  try {
    const path = join(folder, 'printed.pdf');
    await writeFile(path, bytes);
    const run = promisify(execFile);
    const { stdout } = await run('pdftotext', ['-enc', 'UTF-8', path, '-'], { maxBuffer: 100_000_000 });
    const missing = missingWords([...textsOf(tree)].join(' '), stdout);
    if (missing.length > 0) throw new Error(`a file does not say: ${missing.slice(0, 20).join(' ')}`);
    return `${stdout.split('\f').length - 1} pages of ${Math.round(bytes.length / 1024)} kB`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function missingWords(wanted: string, found: string): string[] {
  const left = new Map<string, number>();
  for (const word of wordsIn(found)) left.set(word, (left.get(word) ?? 0) + 1);
  return wordsIn(wanted.replaceAll(/\S*-\S*/g, '')).filter((word) => {
    const times = left.get(word) ?? 0;
    left.set(word, times - 1);
    return times === 0;
  });
}

/** Letters and digits that stand together. */
function wordsIn(words: string): string[] {
  return words.match(/[\p{L}\p{N}]+/gu) ?? [];
}
