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

/** What is worth knowing about the files behind the answers: links to nothing, and review dates that have come. */
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
    const review = file ? reviewInWords(file, today) : null;
    if (review !== null)
      warnings.push({
        words: `${review} It is used in ${listInWords([...requirements])}.`,
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
