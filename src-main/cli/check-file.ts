import { documentMeaning, ORGANISATION } from '../../src-shared/assessment/document.ts';
import { EMPTY_DOCUMENT, fold } from '../../src-shared/assessment/fold.ts';
import { knownFiles } from '../../src-shared/assessment/known-files.ts';
import { attainmentInWords } from '../../src-shared/assessment/levels.ts';
import { readOrganisation } from '../../src-shared/assessment/organisation.ts';
import { type Blocker, type Place, readiness } from '../../src-shared/assessment/readiness.ts';
import { type Outcome, outcomeOf, percentage, type Score, scoreOf } from '../../src-shared/assessment/score.ts';
import { dayInLondon } from '../../src-shared/assessment/toolkit-year.ts';
import type { RequirementSet } from '../../src-shared/catalogue/requirement-set.ts';
import { requirementSetHash } from '../../src-shared/catalogue/set-hash.ts';
import type { AssessmentFile } from '../../src-shared/exchange/assessment-file.ts';
import { evidenceInFile } from '../../src-shared/exchange/evidence-in-file.ts';
import type { FileProblem } from '../../src-shared/exchange/file-problems.ts';
import { setWarnings, unknownRequirements } from '../../src-shared/exchange/import-warnings.ts';
import { AFTER_PROBLEMS, readAssessmentFile } from '../../src-shared/exchange/read-assessment-file.ts';
import { type Result, refused, unreachable } from '../../src-shared/result.ts';
import { readImportFile } from './read-import-file.ts';

/** What `igt check` prints. */
export type CheckReport = NotWellFormed | WellFormed;

interface NotWellFormed {
  readonly wellFormed: false;
  readonly problems: readonly FileProblem[];
  readonly whatNext: string;
}

interface WellFormed {
  readonly wellFormed: true;
  readonly problems: readonly [];
  readonly organisation: { readonly name: string; readonly odsCode: string; readonly type: string };
  readonly assessment: { readonly id: string; readonly year: string | null };
  readonly set: { readonly id: string; readonly name: string | null; readonly sameTexts: boolean | null };
  /** The evidence files that it describes. The documents themselves are never in an assessment file. */
  readonly evidenceFiles: readonly EvidenceFileReport[];
  /** What follows needs the requirement set; null where it is not at hand. */
  readonly levels: readonly RequirementReport[] | null;
  readonly answered: { readonly done: number; readonly of: number } | null;
  /** The percentage is null until everything is answered. */
  readonly score: (Score & { readonly percentage: number | null }) | null;
  /** Null until everything is answered. */
  readonly outcome: Outcome | null;
  readonly blockers: readonly Blocker[] | null;
  /** About the file first, then about the assessment. */
  readonly warnings: readonly FileProblem[];
}

interface EvidenceFileReport {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Of the revision that counts. */
  readonly sha256: string;
  readonly effective: string | null;
  readonly review: string | null;
  /** `14.1-117 1a` for every row of evidence that it stands in. */
  readonly usedFor: readonly string[];
}

interface RequirementReport {
  readonly number: string;
  readonly title: string;
  readonly level: string;
  readonly state: 'not started' | 'in progress' | 'answered';
}

/**
 * Checks an assessment file and works out where the assessment stands.
 *
 * @param sets read only when the file is well-formed
 */
export function checkFile(path: string, sets: () => readonly RequirementSet[]): CheckReport {
  const text = readImportFile(path);
  const file: Result<AssessmentFile, FileProblem[]> = text.ok ? readAssessmentFile(text.value) : refused([text.refusal]);
  if (!file.ok) return { wellFormed: false, problems: file.refusal, whatNext: AFTER_PROBLEMS };
  return reportOn(file.value, sets().find(({ id }) => id === file.value.requirementSet.id) ?? null);
}

function reportOn(file: AssessmentFile, set: RequirementSet | null): WellFormed {
  const folded = fold(file.changes);
  const organisation = readOrganisation(folded.get(ORGANISATION));
  const meaning = documentMeaning(file.assessment);
  const common = {
    wellFormed: true,
    problems: [],
    organisation: { name: organisation.name, odsCode: organisation.odsCode, type: organisation.type },
    assessment: { id: file.assessment, year: meaning.kind === 'assessment' ? meaning.year : null },
    set: {
      id: file.requirementSet.id,
      name: set?.name ?? null,
      sameTexts: set === null ? null : requirementSetHash(set) === file.requirementSet.hash,
    },
    evidenceFiles: evidenceFilesOf(file),
  } as const;
  const aboutSet = setWarnings(file, set).map((words) => ({ place: '“requirementSet”', words }));
  if (set === null)
    return {
      ...common,
      levels: null,
      answered: null,
      score: null,
      outcome: null,
      blockers: null,
      warnings: [...file.warnings, ...aboutSet],
    };
  const { standings, answered, blockers, warnings } = readiness(
    set,
    folded.get(file.assessment) ?? EMPTY_DOCUMENT,
    organisation,
    {
      files: knownFiles(folded),
      today: dayInLondon(new Date()),
    },
  );
  const isComplete = answered === standings.length;
  const score = scoreOf(standings);
  return {
    ...common,
    levels: standings.map(({ requirement, state, progress }) => ({
      number: `${set.version}-${requirement.number}`,
      title: requirement.title.text,
      level: attainmentInWords(state.attainment),
      state: progress,
    })),
    answered: { done: answered, of: standings.length },
    score: { ...score, percentage: isComplete ? percentage(score) : null },
    outcome: isComplete ? outcomeOf(standings, false) : null,
    blockers,
    warnings: [
      ...file.warnings,
      ...aboutSet,
      ...unknownRequirements(file, set).map((words) => ({ place: '“changes”', words })),
      ...warnings.map(({ words, place }) => ({ place: placeInWords(place), words })),
    ],
  };
}

function evidenceFilesOf(file: AssessmentFile): EvidenceFileReport[] {
  const version = file.requirementSet.id.split('/')[1] ?? '';
  return evidenceInFile(file).map(({ file: { name, current, effective, review }, uses }) => ({
    name,
    size: current.size,
    sha256: current.hash,
    effective,
    review,
    usedFor: uses.map(({ requirement, criterion }) => [`${version}-${requirement}`, criterion ?? ''].join(' ').trim()),
  }));
}

function placeInWords(place: Place): string {
  switch (place.page) {
    case 'requirement':
      return `requirement ${place.number} (${place.section})`;
    case 'organisation':
      return `organisation (${place.field})`;
    case 'people':
      return 'people';
    case 'backup':
      return 'backup';
    case 'recovery-code':
      return 'recovery code';
    case 'evidence file':
      return 'evidence file';
    default:
      return unreachable(place);
  }
}
