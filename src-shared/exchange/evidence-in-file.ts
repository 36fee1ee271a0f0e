import { documentMeaning, evidenceDocument } from '../assessment/document.ts';
import { type EvidenceFile, readEvidenceFile } from '../assessment/evidence-file.ts';
import { type EvidenceUse, evidenceUses, linkedDocuments } from '../assessment/evidence-uses.ts';
import { EMPTY_DOCUMENT, type Folded, fold } from '../assessment/fold.ts';
import { listInWords } from '../assessment/readiness.ts';
import type { AssessmentFile } from './assessment-file.ts';

/** An evidence file that an assessment file describes, and where its answers use it. The bytes are never in it. */
interface EvidenceInFile {
  readonly file: EvidenceFile;
  readonly uses: readonly EvidenceUse[];
}

/** The evidence files that an assessment file describes, in the order of names. */
export function evidenceInFile({ changes }: Pick<AssessmentFile, 'changes'>): EvidenceInFile[] {
  const folded = fold(changes);
  const uses = evidenceUses(folded);
  const found: EvidenceInFile[] = [];
  for (const [document, fields] of folded) {
    const meaning = documentMeaning(document);
    const file = meaning.kind === 'evidence' ? readEvidenceFile(meaning.file, fields) : null;
    if (file) found.push({ file, uses: uses.get(file.id) ?? [] });
  }
  return found.sort((a, b) => (a.file.name === b.file.name ? 0 : a.file.name < b.file.name ? -1 : 1));
}

/** How many files the answers link that the assessment file does not describe, so that not even their names are known. */
export function undescribedFiles({ assessment, changes }: Pick<AssessmentFile, 'assessment' | 'changes'>): number {
  const folded = fold(changes);
  const linked = linkedDocuments(folded.get(assessment) ?? EMPTY_DOCUMENT);
  return [...linked].filter((document) => {
    const meaning = documentMeaning(document);
    return meaning.kind !== 'evidence' || readEvidenceFile(meaning.file, folded.get(document) ?? EMPTY_DOCUMENT) === null;
  }).length;
}

const MOST_NAMES = 5;

/** Says which evidence files come by name only: those that are used in the assessment file and are not on record here. */
export function evidenceStaysBehind(file: Pick<AssessmentFile, 'changes'>, here: Folded): string[] {
  const missing = evidenceInFile(file).filter(
    ({ file: { id }, uses }) =>
      uses.length > 0 && readEvidenceFile(id, here.get(evidenceDocument(id)) ?? EMPTY_DOCUMENT) === null,
  );
  if (missing.length === 0) return [];
  const names = missing.slice(0, MOST_NAMES).map((one) => `“${one.file.name}”`);
  const listed = listInWords(missing.length > MOST_NAMES ? [...names, `${missing.length - MOST_NAMES} more`] : names);
  return [
    `${missing.length === 1 ? '1 evidence file comes' : `${missing.length} evidence files come`} by name only: ${listed}. An assessment file never holds the documents themselves. Add ${missing.length === 1 ? 'it' : 'them'} again on the Evidence page, or bring everything over with “Move to another computer”.`,
  ];
}
