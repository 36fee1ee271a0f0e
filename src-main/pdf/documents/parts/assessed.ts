import { type DocumentId, documentMeaning } from '../../../../src-shared/assessment/document.ts';
import { EMPTY_DOCUMENT, type FoldedDocument } from '../../../../src-shared/assessment/fold.ts';
import type { PersonId } from '../../../../src-shared/assessment/identifiers.ts';
import { type KnownFiles, knownFiles } from '../../../../src-shared/assessment/known-files.ts';
import { type Organisation, organisationOf, readPeople } from '../../../../src-shared/assessment/organisation.ts';
import { type Readiness, readiness } from '../../../../src-shared/assessment/readiness.ts';
import { type CalendarDay, calendarDay, dayInLondon, type ToolkitYear } from '../../../../src-shared/assessment/toolkit-year.ts';
import type { RequirementSet } from '../../../../src-shared/catalogue/requirement-set.ts';
import { assessmentFileName, namedForFile } from '../../../../src-shared/exchange/file-names.ts';
import { accepted, type Result, refused } from '../../../../src-shared/result.ts';
import type { Sources } from '../document-kind.ts';

/** One assessment as documents speak of it. */
export interface Assessed {
  readonly document: DocumentId;
  readonly set: RequirementSet;
  readonly year: ToolkitYear;
  readonly fields: FoldedDocument;
  readonly organisation: Organisation;
  readonly files: KnownFiles;
  readonly readiness: Readiness;
  /** The day that its people chose, or the suggested one; null while there is none. */
  readonly due: CalendarDay | null;
  /** The day on which the document is made, in London. */
  readonly today: CalendarDay;
  /** A name for everybody, also for who has none on record. */
  readonly nameOf: (person: PersonId) => string;
}

/** @returns the assessment, or in plain words why there is none: a name that is no assessment's, or of another set */
export function assessedOf(document: DocumentId, { set, folded, at }: Sources): Result<Assessed, string> {
  const meaning = documentMeaning(document);
  if (meaning.kind !== 'assessment') return refused('There is no such assessment.');
  if (meaning.set !== set.id)
    return refused('The assessment belongs to another requirement set than the one that was asked for.');
  const fields = folded.get(document) ?? EMPTY_DOCUMENT;
  const organisation = organisationOf(folded);
  const files = knownFiles(folded);
  const today = dayInLondon(at);
  const names = new Map(readPeople(folded).map(({ id, name }) => [id, name.trim()]));
  return accepted({
    document,
    set,
    year: meaning.year,
    fields,
    organisation,
    files,
    today,
    readiness: readiness(set, fields, organisation, { files, today }),
    due: calendarDay.safeParse(fields.get('due')?.value).data ?? null,
    nameOf: (person) => names.get(person) || 'Somebody without a name',
  });
}

/**
 * A suggestion for the name of a document's file, its ending left off: `Riverside Surgery IG Toolkit 14.1 2026-27 readiness`.
 *
 * @param what how the document is called there: `readiness`; empty for the assessment itself
 */
export function fileNameOf(document: DocumentId, { set, folded }: Sources, what: string): string {
  const meaning = documentMeaning(document);
  const { name } = organisationOf(folded);
  const ending = what === '' ? '' : ` ${what}`;
  return meaning.kind === 'assessment'
    ? assessmentFileName(name, meaning, ending)
    : `${namedForFile(name)} IG Toolkit ${set.version}${ending}`.trim();
}
