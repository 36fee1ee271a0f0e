import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Change } from '../../src-shared/assessment/change.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import type { RequirementSet } from '../../src-shared/catalogue/requirement-set.ts';
import { type PrintedDocument, printedDocument } from '../../src-shared/contract/printing.ts';
import { AFTER_PROBLEMS, readAssessmentFile } from '../../src-shared/exchange/read-assessment-file.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { readCatalogue, readNewestStatement } from '../catalogue/read-catalogue.ts';
import type { Sources } from '../pdf/documents/document-kind.ts';
import { makePack } from '../pdf/pack/make-pack.ts';
import { saveThere } from '../places/save-at-place.ts';
import { makeDocument } from '../printing/make-document.ts';
import type { ToMake } from '../printing/messages.ts';
import { type PdfArguments, pdfArguments } from './pdf-arguments.ts';
import { readImportFile } from './read-import-file.ts';
import { noSuchSet, type Said, usage } from './run.ts';

interface Answers {
  readonly assessment: DocumentId;
  readonly changes: readonly Change[];
}

interface Written {
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
}

/**
 * Makes one document and writes it to a file, never over another one.
 *
 * @param given the words after `pdf`
 * @param catalogueFolder the folder `assets/catalogue`
 * @param at when it is made, which it says
 */
export async function runPdf(given: readonly string[], catalogueFolder: string, at = new Date()): Promise<Said> {
  const wanted = pdfArguments(given);
  if (wanted === null) return usage();
  const set = readCatalogue(catalogueFolder).find(({ id }) => id === wanted.set);
  if (!set) return noSuchSet(wanted.set);
  const answers = wanted.assessment === null ? accepted(null) : readAnswers(wanted.assessment, set);
  if (!answers.ok) return no(answers.refusal);
  const document = documentOf(wanted, set, answers.value);
  if (!document.ok) return no(document.refusal);
  const written = await write(resolve(wanted.out), {
    document: document.value,
    form: wanted.what === 'word' ? 'word' : 'pdf',
    set,
    changes: answers.value?.changes ?? [],
    at,
    embedded: new Map(),
    ...(wanted.what === 'statement' && { statement: readNewestStatement(catalogueFolder) }),
  });
  if (!written.ok) return no(written.refusal);
  const leftOut = written.value.leftOut.map(({ name, why }) => ({ name, why }));
  return {
    out: `${JSON.stringify({ file: resolve(wanted.out), leftOut }, null, 2)}\n`,
    error: leftOut.map(({ name, why }) => `${name} is not in it. ${why}\n`).join(''),
    status: 0,
  };
}

function readAnswers(path: string, set: RequirementSet): Result<Answers, string> {
  const text = readImportFile(path);
  if (!text.ok) return refused(`${text.refusal.place}: ${text.refusal.words}`);
  const file = readAssessmentFile(text.value);
  if (!file.ok) return refused([...file.refusal.map(({ place, words }) => `${place}: ${words}`), AFTER_PROBLEMS].join('\n'));
  const { assessment, changes, requirementSet } = file.value;
  if (requirementSet.id !== set.id)
    return refused(`${basename(path)} answers the requirement set ${requirementSet.id}, and --set names ${set.id}.`);
  return accepted({ assessment, changes });
}

function documentOf(wanted: PdfArguments, set: RequirementSet, answers: Answers | null): Result<PrintedDocument, string> {
  const parsed = printedDocument.safeParse({
    kind: wanted.what === 'word' ? 'assessment' : wanted.what,
    set: set.id,
    print: wanted.large ? 'large' : 'normal',
    ...(wanted.what === 'requirement' && { requirement: wanted.requirement }),
    ...(wanted.what !== 'booklet' && { assessment: answers?.assessment ?? null }),
  });
  // What is left to be wrong is what the person typed as a number.
  return parsed.success
    ? accepted(parsed.data)
    : refused(`${JSON.stringify(wanted.requirement)} is not the number of a requirement. It has three digits, such as 117.`);
}

/** @returns what was left out; or in words why nothing was written */
async function write(path: string, toMake: ToMake): Promise<Result<Written, string>> {
  const target = { kind: 'target', folder: dirname(path), name: basename(path), overwrite: false } as const;
  const there = await whatIsThere(path);
  if (!there.ok) return there;
  const save = async (content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> => {
    // Somebody else may have written it meanwhile.
    if ((await saveThere(target, content)).kind === 'exists') throw new BridgeRefused('cannot write', alreadyThere(path));
  };
  const bytes = async (embedded: Sources['embedded']): Promise<Result<Uint8Array, string>> => {
    const made = await makeDocument({ ...toMake, embedded: new Map(embedded) });
    return made.ok ? accepted(made.value.bytes) : made;
  };
  try {
    const { document } = toMake;
    if (document.kind === 'pack')
      return await makePack({
        folded: fold(toMake.changes),
        assessment: document.assessment,
        openEvidence: null,
        makeDocument: bytes,
        write: save,
        signal: new AbortController().signal,
        onProgress: () => undefined,
      });
    const made = await bytes(toMake.embedded);
    if (!made.ok) return made;
    await save(made.value);
    return accepted({ leftOut: [] });
  } catch (error) {
    if (error instanceof BridgeRefused) return refused(error.refusal.words);
    throw error;
  }
}

async function whatIsThere(path: string): Promise<Result<null, string>> {
  const folder = await stat(dirname(path)).catch(() => null);
  if (!folder?.isDirectory()) return refused(`There is no folder ${dirname(path)}. Make it first, or name another one.`);
  const isFree = await stat(path).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
  return isFree ? accepted(null) : refused(alreadyThere(path));
}

function alreadyThere(path: string): string {
  return `${path} is there already and was left as it is. Name another file, or move that one away.`;
}

function no(words: string): Said {
  return { out: '', error: `${words}\n`, status: 1 };
}
