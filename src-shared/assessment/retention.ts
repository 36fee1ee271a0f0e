import { type DocumentId, documentMeaning, ORGANISATION } from './document.ts';
import type { EvidenceFile } from './evidence-file.ts';
import { evidenceUses } from './evidence-uses.ts';
import { retentionYears } from './fields.ts';
import { EMPTY_DOCUMENT, type Folded } from './fold.ts';
import { readEvidenceFiles } from './known-files.ts';
import { removedHashes } from './removal.ts';
import { isRemovableText } from './removal-acts.ts';
import { standingSeal } from './sealing.ts';
import { type CalendarDay, dayInLondon, suggestedDue } from './toolkit-year.ts';

/** A toolkit year ends with March. */
const YEAR_ENDS = '03-31';

/** For how many years the organisation keeps things; null where it has not said. */
export interface Retention {
  readonly evidence: number | null;
  readonly assessments: number | null;
}

/** A file that is past its period, and the day from which the period counts. */
export interface FilePastPeriod {
  readonly file: EvidenceFile;
  readonly from: CalendarDay;
}

/** An assessment whose texts are past their period, and the last day of its year. */
export interface AssessmentPastPeriod {
  readonly assessment: DocumentId;
  readonly ended: CalendarDay;
}

export function retentionOf(folded: Folded): Retention {
  const years = (field: string): number | null =>
    retentionYears.safeParse(folded.get(ORGANISATION)?.get(`retention/${field}`)?.value).data ?? null;
  return { evidence: years('evidence-years'), assessments: years('assessment-years') };
}

/**
 * Evidence files that are older than the organisation keeps them: by the day from which they count, or else the day on which they
 * were attached. Files that an open assessment uses are left out, and so are those that were removed for good. A suggestion:
 * nothing is ever removed by itself.
 */
export function filesPastPeriod(folded: Folded, today: CalendarDay): FilePastPeriod[] {
  const { evidence } = retentionOf(folded);
  if (evidence === null) return [];
  const uses = evidenceUses(folded);
  const gone = removedHashes(folded);
  const isOpen = (assessment: DocumentId): boolean => standingSeal(folded.get(assessment) ?? EMPTY_DOCUMENT) === null;
  return readEvidenceFiles(folded)
    .map((file) => ({ file, from: file.effective ?? dayInLondon(new Date(file.current.addedAt)) }))
    .filter(
      ({ file, from }) =>
        isPast(from, evidence, today) &&
        !gone.has(file.current.hash) &&
        !(uses.get(file.id) ?? []).some(({ assessment }) => isOpen(assessment)),
    )
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Assessments whose year ended longer ago than the organisation keeps their texts, while there are texts in them. */
export function assessmentsPastPeriod(folded: Folded, today: CalendarDay): AssessmentPastPeriod[] {
  const { assessments } = retentionOf(folded);
  if (assessments === null) return [];
  const past: AssessmentPastPeriod[] = [];
  for (const [assessment, fields] of folded) {
    const meaning = documentMeaning(assessment);
    if (meaning.kind !== 'assessment') continue;
    const ended = suggestedDue(meaning.year, YEAR_ENDS);
    const hasText = [...fields].some(
      ([field, { value }]) => typeof value === 'string' && value !== '' && isRemovableText(assessment, field),
    );
    if (hasText && isPast(ended, assessments, today)) past.push({ assessment, ended });
  }
  return past.sort((a, b) => (a.ended < b.ended ? -1 : 1));
}

/** Whether a period that began on a day is over. A period that begins on 29 February ends with 1 March. */
function isPast(from: CalendarDay, years: number, today: CalendarDay): boolean {
  const ends = new Date(`${from}T00:00:00Z`);
  ends.setUTCFullYear(ends.getUTCFullYear() + years);
  return ends.toISOString().slice(0, 10) < today;
}
