import { draft } from '../assessment/acts.ts';
import { type Answer, type AnswerFields, fieldsByRequirement } from '../assessment/answer.ts';
import type { DocumentId } from '../assessment/document.ts';
import { EMPTY_DOCUMENT, type Folded, fold } from '../assessment/fold.ts';
import { attainmentInWords, CRITERIA_LEVELS, criteriaOf, type LevelState } from '../assessment/levels.ts';
import { listInWords, requirementStanding } from '../assessment/readiness.ts';
import { type Draft, saysTheSame } from '../assessment/record.ts';
import type { Requirement, RequirementSet } from '../catalogue/requirement-set.ts';
import { unreachable } from '../result.ts';
import type { AssessmentFile } from './assessment-file.ts';
import { evidenceDrafts } from './evidence-proposals.ts';
import { linkedFileInWords } from './evidence-words.ts';

/** Another organisation's answer to one requirement, as drafts that a person here can record as their own changes. */
export interface Proposal {
  readonly number: string;
  readonly title: string;
  /** True when something was said of this requirement here already. */
  readonly started: boolean;
  readonly levelHere: string;
  readonly levelInFile: string;
  readonly drafts: readonly Draft[];
  /** What of the file's answer is not in the drafts, and why, in words. */
  readonly leftOut: readonly string[];
}

export interface ProposalsHere {
  readonly folded: Folded;
  /** The assessment that would take the answers in. */
  readonly assessment: DocumentId;
  /** Whether to propose answers for requirements that were started here too; those would then say what the file says. */
  readonly alsoStarted: boolean;
}

/**
 * Turns a file's answers into proposals: ticks, level 0, not relevant and its reason, comments and evidence.
 * Evidence files are theirs and are not linked here; their names are told. Who looks after
 * a requirement and its target level stay this organisation's own. Drafts make only answers that the screens allow.
 *
 * @param set the requirement set of the assessment here; requirements that it does not have are passed over
 * @returns proposals in the order of the set, each with at least one draft or something left out to tell of
 */
export function proposalsFrom(file: AssessmentFile, set: RequirementSet, here: ProposalsHere): Proposal[] {
  const inFileFolded = fold(file.changes);
  const inFile = fieldsByRequirement(inFileFolded.get(file.assessment) ?? EMPTY_DOCUMENT);
  const ours = fieldsByRequirement(here.folded.get(here.assessment) ?? EMPTY_DOCUMENT);
  return set.requirements.flatMap((requirement) => {
    const theirs = inFile.get(requirement.number);
    if (!theirs) return [];
    const there = requirementStanding(requirement, theirs);
    const own = requirementStanding(requirement, ours.get(requirement.number));
    const started = own.progress !== 'not started';
    if (started && !here.alsoStarted) return [];
    const leftOut = [...passedOver(requirement, theirs), ...filesLeftThere(there.answer, inFileFolded)];
    const where = { assessment: here.assessment, requirement };
    const wanted = [
      ...levelDrafts(where, there.answer, there.state, leftOut),
      ...(there.answer.comment.trim() === '' ? [] : [draft(where, 'comment', there.answer.comment)]),
      ...evidenceDrafts(where, theirs),
    ];
    const drafts = wanted.filter(
      ({ field, value }) => !saysTheSame(here.folded.get(here.assessment)?.get(field)?.value ?? null, value),
    );
    if (drafts.length === 0 && leftOut.length === 0) return [];
    return [
      {
        number: requirement.number,
        title: requirement.short_title,
        started,
        levelHere: attainmentInWords(own.state.attainment),
        levelInFile: attainmentInWords(there.state.attainment),
        drafts,
        leftOut,
      },
    ];
  });
}

type Where = Parameters<typeof draft>[0] & { readonly requirement: Requirement };

/** Drafts that make the level here the one in the file; none where the file does not say one clearly. */
function levelDrafts(where: Where, answer: Answer, { attainment, notCounting }: LevelState, leftOut: string[]): Draft[] {
  switch (attainment.kind) {
    case 'answered in two ways':
      leftOut.push(`It was answered in two ways there: ${listInWords(attainment.said)}.`);
      return [];
    case 'not relevant':
      if (where.requirement.not_relevant.offered)
        return said(where, { notRelevant: answer.notRelevantReason, levelZero: false, ticked: [] });
      leftOut.push('It was marked not relevant there, which your set does not offer here.');
      return [];
    case 'no level yet':
    case 'level': {
      if (notCounting.length > 0)
        leftOut.push(
          `${listInWords(notCounting)} ${notCounting.length === 1 ? 'was' : 'were'} ticked there over an incomplete lower level.`,
        );
      if (attainment.kind === 'no level yet' && answer.ticked.size === 0) return [];
      const ticked = [...answer.ticked].filter((criterion) => !notCounting.includes(criterion));
      return said(where, { notRelevant: null, levelZero: answer.levelZero, ticked });
    }
    default:
      return unreachable(attainment);
  }
}

/** Every leaf of a level, so that what is said here and not there gives way. */
function said(
  where: Where,
  want: { readonly notRelevant: string | null; readonly levelZero: boolean; readonly ticked: readonly string[] },
): Draft[] {
  const criteria = CRITERIA_LEVELS.flatMap((level) => criteriaOf(where.requirement, level));
  return [
    draft(where, 'not-relevant', want.notRelevant !== null),
    ...(want.notRelevant === null ? [] : [draft(where, 'not-relevant-reason', want.notRelevant)]),
    draft(where, 'level-0', want.levelZero),
    ...criteria.map((criterion) => draft(where, `criteria/${criterion}`, want.ticked.includes(criterion))),
  ];
}

/** Ticks of criteria that the requirement does not have here. */
function passedOver(requirement: Requirement, fields: AnswerFields): string[] {
  const known = new Set(CRITERIA_LEVELS.flatMap((level) => criteriaOf(requirement, level)));
  const unknown = [...fields]
    .filter(([field, { value }]) => field.startsWith('criteria/') && value === true && !known.has(field.slice(9)))
    .map(([field]) => field.slice(9));
  if (unknown.length === 0) return [];
  return [
    `${listInWords(unknown.sort())} ${unknown.length === 1 ? 'was' : 'were'} ticked there, and your set does not have ${unknown.length === 1 ? 'it' : 'them'}.`,
  ];
}

/** The other organisation's evidence files: their documents are not in the file, and would prove nothing here. */
function filesLeftThere({ evidence }: Answer, folded: Folded): string[] {
  const files = [...new Set(evidence.flatMap((item) => item.files))].map((id) => linkedFileInWords(folded, id));
  if (files.length === 0) return [];
  return [
    `${files.length === 1 ? 'The file' : `The ${files.length} files`} that prove${files.length === 1 ? 's' : ''} it there: ${listInWords(files)}. Add your own.`,
  ];
}
