import { type EvidenceFile, reviewStanding } from './evidence-file.ts';
import type { EvidenceFileId } from './identifiers.ts';
import { fileOnList, type KnownFiles } from './known-files.ts';
import { listInWords, type RequirementStanding, type Warning } from './readiness.ts';
import { type CalendarDay, dayInWords } from './toolkit-year.ts';

/** What readiness needs to know about evidence files. */
export interface EvidenceNow {
  readonly files: KnownFiles;
  /** In London. */
  readonly today: CalendarDay;
}

/**
 * What is worth knowing about the files behind the answers: links to nothing, review dates that have come, and NHS numbers that
 * were found in a file and kept all the same.
 */
export function evidenceWarnings(standings: readonly RequirementStanding[], { files, today }: EvidenceNow): Warning[] {
  const warnings: Warning[] = [];
  const usedIn = new Map<EvidenceFileId, Set<string>>();
  for (const { requirement, answer } of standings)
    for (const { criterion, files: linked, lostFiles } of answer.evidence) {
      for (const lost of lostFiles)
        warnings.push({
          words: `In ${requirement.number}, ${lostInWords(files.get(lost))} under ${criterion}, so it proves nothing there. Attach another file or take it out.`,
          place: { page: 'requirement', number: requirement.number, section: 'evidence' },
        });
      for (const file of linked) {
        const used = usedIn.get(file) ?? new Set();
        usedIn.set(file, used.add(requirement.number));
      }
    }
  for (const [id, requirements] of usedIn) {
    const file = fileOnList(files, id);
    if (!file) continue;
    for (const words of [reviewInWords(file, today), patientNumbersInWords(file)])
      if (words !== null)
        warnings.push({
          words: `${words} It is used in ${listInWords([...requirements])}.`,
          place: { page: 'evidence file', file: id },
        });
  }
  return warnings;
}

function lostInWords(file: EvidenceFile | undefined): string {
  return file
    ? `“${file.name}” was taken off the list of evidence and is still linked`
    : 'a file that is not on record any more is linked';
}

function reviewInWords(file: EvidenceFile, today: CalendarDay): string | null {
  const { name, review } = file;
  if (review === null) return null;
  switch (reviewStanding(file, today)) {
    case 'none':
      return null;
    case 'due':
      return `“${name}” is due to be looked at again by ${dayInWords(review)}.`;
    case 'out of date':
      return `“${name}” is out of date: it was to be looked at again by ${dayInWords(review)}.`;
  }
}

function patientNumbersInWords({ name, current }: EvidenceFile): string | null {
  if (current.patientCheck !== 'needed') return null;
  return `“${name}” holds a number that passes the check for NHS numbers. When it was attached it was said to be needed all the same.`;
}
