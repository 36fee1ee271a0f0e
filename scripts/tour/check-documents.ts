import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { readOfficeFile } from '../../src-main/evidence-text/office/read-office-file.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import { readAssessmentFile } from '../../src-shared/exchange/read-assessment-file.ts';
import { missingOf } from '../system/ensure-debian-packages.ts';
import { PROJECT } from '../system/folders.ts';
import { outputOfPdfProgram, PDF_PROGRAMS } from '../system/pdf-programs.ts';
import { say } from '../system/run.ts';
import type { SavedDocument } from './save-documents.ts';

/** Enough to read a page, small enough for a hundred of them. */
const DOTS_PER_INCH = 70;
/** A page without its head and foot, in dots of 72 to the inch: what runs on every page would come into the middle of a comment. */
const WITHIN_PAGE = ['-x', '0', '-y', '60', '-W', '596', '-H', '725'];

/**
 * Reads the saved documents back with other people's programs, says a line of each, and leaves pictures of their pages in the folder `pages`.
 * Throws where one lacks what it should have. Without those programs it only says so.
 *
 * @param files what was attached, which the pack has to have byte for byte
 */
export async function checkDocuments(saved: readonly SavedDocument[], folder: string, files: readonly string[]): Promise<void> {
  const missing = missingOf(PDF_PROGRAMS).map(({ program }) => program);
  if (missing.length > 0) {
    say(`    Not read back: ${missing.join(' and ')} are not on this computer.`);
    return;
  }
  const typed = await typedTexts(folder);
  await mkdir(join(folder, 'pages'), { recursive: true });
  for (const document of saved) say(`    ${await checkDocument(document, typed, files, join(folder, 'pages'))}`);
}

/** Has the command line make the assessment again from the exported file; it has to be there and to have as many pages. */
export async function printFromCommandLine(folder: string): Promise<SavedDocument> {
  const path = join(folder, 'From the command line, assessment.pdf');
  const set = ['--set', 'igt/14.1/general-practice'];
  const given = ['pdf', 'assessment', ...set, '--assessment', await exportedFile(folder), '--out', path];
  await promisify(execFile)(process.execPath, [join(PROJECT, 'src-main', 'cli', 'igt.ts'), ...given]);
  return { path, form: 'pdf', hasComments: true, hasEvidence: false };
}

async function checkDocument(
  document: SavedDocument,
  typed: readonly string[],
  files: readonly string[],
  pages: string,
): Promise<string> {
  const { path, form, hasComments, hasEvidence } = document;
  const name = basename(path);
  const text = form === 'pdf' ? await outputOfPdfProgram('pdftotext', [...WITHIN_PAGE, path, '-']) : await wordsOf(path);
  if (hasComments) {
    const lost = typed.filter((one) => !inOneLine(text).includes(inOneLine(one)));
    if (lost.length > 0) throw new Error(`${name} lacks what was typed: ${lost.join(' | ')}`);
  }
  const facts = [
    form === 'pdf' ? await lookOf(path, pages) : 'for word processors',
    ...(hasComments ? [`all ${typed.length} comments and reasons`] : []),
    ...(hasEvidence ? [await evidenceOf(path, files)] : []),
  ];
  return `${name}: ${facts.join(', ')}`;
}

/** Title, tags and pages; a picture of each page is left. */
async function lookOf(path: string, pages: string): Promise<string> {
  const information = await outputOfPdfProgram('pdfinfo', ['-enc', 'UTF-8', path]);
  const fact = (key: string): string => new RegExp(`^${key}: +(.*)$`, 'm').exec(information)?.[1] ?? '';
  const name = basename(path, '.pdf');
  if (fact('Title') === '' || fact('Tagged') !== 'yes') throw new Error(`${name} has no title or no tags:\n${information}`);
  await outputOfPdfProgram('qpdf', ['--check', path]);
  await outputOfPdfProgram('pdftoppm', ['-r', String(DOTS_PER_INCH), '-png', path, join(pages, name)]);
  const pictures = (await readdir(pages)).filter((file) => file.replace(/-\d+\.png$/, '') === name);
  if (pictures.length !== Number(fact('Pages'))) throw new Error(`${name} has pages that cannot be drawn`);
  return `“${fact('Title')}”, tagged, ${pictures.length} ${pictures.length === 1 ? 'page' : 'pages'}`;
}

async function evidenceOf(path: string, files: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'igt-tour-pack-'));
  try {
    await outputOfPdfProgram('pdfdetach', ['-enc', 'UTF-8', '-saveall', '-o', folder, path]);
    const found = await readdir(folder);
    for (const file of files) {
      const name = basename(file);
      if (!found.includes(name) || !(await readFile(join(folder, name))).equals(await readFile(file)))
        throw new Error(`the pack lacks ${name}, or has it otherwise than it was attached`);
    }
    if (found.length !== files.length) throw new Error(`the pack has other files too: ${found.join(', ')}`);
    return `${files.length} evidence files as they were attached`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function wordsOf(path: string): Promise<string> {
  const words: string[] = [];
  await readOfficeFile(await readFile(path), {
    add: (text) => void words.push(text),
    end: () => undefined,
    sawText: () => true,
    full: () => false,
  });
  return words.join('');
}

/** Comments and reasons, as they stand in the assessment file that the tour has exported. */
async function typedTexts(folder: string): Promise<string[]> {
  const file = readAssessmentFile(await readFile(await exportedFile(folder), 'utf8'));
  if (!file.ok) throw new Error('the exported assessment file cannot be read');
  const fields = fold(file.value.changes).get(file.value.assessment) ?? new Map();
  return [...fields].flatMap(([field, { value }]) =>
    /^answers\/\d+\/(comment|not-relevant-reason)$/.test(field) && typeof value === 'string' && value !== '' ? [value] : [],
  );
}

async function exportedFile(folder: string): Promise<string> {
  const name = (await readdir(folder)).find((file) => file.endsWith('.json'));
  if (!name) throw new Error('no assessment file was exported');
  return join(folder, name);
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
