import type { Requirement, RequirementSet } from '../catalogue/requirement-set.ts';
import { type Answer, type AnswerFields, fieldsByRequirement, isBacked, readAnswer } from './answer.ts';
import { type EvidenceNow, evidenceWarnings } from './evidence-warnings.ts';
import type { FoldedDocument } from './fold.ts';
import type { EvidenceFileId } from './identifiers.ts';
import type { KnownFiles } from './known-files.ts';
import { type LevelState, levelState } from './levels.ts';
import { type NumberInAnswer, numbersInAnswer } from './numbers-in-answer.ts';
import { readOdsCode } from './ods-code.ts';
import type { Organisation } from './organisation.ts';

/** Where a blocker can be mended. */
export type Place =
  | {
      readonly page: 'requirement';
      readonly number: string;
      readonly section: 'levels' | 'evidence' | 'comments' | 'not-relevant';
    }
  | { readonly page: 'organisation'; readonly field: 'name' | 'ods-code' | 'type' }
  | { readonly page: 'people' }
  | { readonly page: 'recovery-code' }
  | { readonly page: 'backup' }
  | { readonly page: 'evidence file'; readonly file: EvidenceFileId };

/** One reason why the assessment cannot be published yet, in words, with the place to go (rule 4). */
export interface Blocker {
  readonly kind:
    | 'no level yet'
    | 'answered in two ways'
    | 'needs a comment or evidence'
    | 'level 0 needs a comment'
    | 'not relevant needs a reason'
    | 'not relevant is not offered'
    | 'organisation has no name'
    | 'organisation has no code';
  readonly words: string;
  readonly place: Place;
}

/** Something worth knowing before publishing that does not stop it. */
export interface Warning {
  readonly words: string;
  readonly place: Place;
}

export interface RequirementStanding {
  readonly requirement: Requirement;
  readonly answer: Answer;
  readonly state: LevelState;
  readonly progress: 'not started' | 'in progress' | 'answered';
  readonly blockers: readonly Blocker[];
  /** What looks like NHS numbers in what was said. */
  readonly patientNumbers: readonly NumberInAnswer[];
}

export interface Readiness {
  readonly standings: readonly RequirementStanding[];
  readonly answered: number;
  readonly blockers: readonly Blocker[];
  readonly warnings: readonly Warning[];
}

/**
 * Where one requirement stands, and what it still needs (rules 1 to 3).
 *
 * @param files the evidence files on record; left out where only levels are asked for
 */
export function requirementStanding(
  requirement: Requirement,
  fields?: AnswerFields,
  files: KnownFiles | null = null,
): RequirementStanding {
  const answer = readAnswer(requirement, fields, files);
  const state = levelState(requirement, answer);
  const blockers = blockersOf(requirement, answer, state);
  const begun =
    answer.ticked.size > 0 ||
    answer.levelZero ||
    answer.notRelevant ||
    answer.comment.trim() !== '' ||
    answer.evidence.some(
      ({ obtained, location, details, suggested, files, lostFiles }) =>
        obtained || location !== '' || details !== '' || !suggested || files.length + lostFiles.length > 0,
    );
  return {
    requirement,
    answer,
    state,
    blockers,
    patientNumbers: fields ? numbersInAnswer(answer, fields, files) : [],
    progress: blockers.length === 0 ? 'answered' : begun ? 'in progress' : 'not started',
  };
}

/** Every blocker of an assessment, with what is answered so far. */
export function readiness(
  set: RequirementSet,
  assessment: FoldedDocument,
  organisation: Organisation,
  evidence: EvidenceNow,
): Readiness {
  const fields = fieldsByRequirement(assessment);
  return readinessOf(
    set.requirements.map((requirement) => requirementStanding(requirement, fields.get(requirement.number), evidence.files)),
    organisation,
    evidence,
  );
}

/** The same from standings that were worked out before. */
export function readinessOf(
  standings: readonly RequirementStanding[],
  organisation: Organisation,
  evidence: EvidenceNow,
): Readiness {
  return {
    standings,
    answered: standings.filter(({ progress }) => progress === 'answered').length,
    blockers: [...organisationBlockers(organisation), ...standings.flatMap(({ blockers }) => blockers)],
    warnings: [...organisationWarnings(organisation), ...standings.flatMap(warningsOf), ...evidenceWarnings(standings, evidence)],
  };
}

function blockersOf(requirement: Requirement, answer: Answer, { attainment }: LevelState): Blocker[] {
  const { number } = requirement;
  const at = (section: 'levels' | 'evidence' | 'comments' | 'not-relevant'): Place => ({ page: 'requirement', number, section });
  const hasComment = answer.comment.trim() !== '';
  switch (attainment.kind) {
    case 'no level yet':
      return [{ kind: 'no level yet', words: `Requirement ${number} has no level yet.`, place: at('levels') }];
    case 'answered in two ways':
      return [
        {
          kind: 'answered in two ways',
          words: `Requirement ${number} was answered in two ways: ${listInWords(attainment.said)}. Keep one of them.`,
          place: at('levels'),
        },
      ];
    case 'not relevant': {
      if (!requirement.not_relevant.offered)
        return [
          {
            kind: 'not relevant is not offered',
            words: `Requirement ${number} is marked not relevant, and this set does not offer that. Answer it by level.`,
            place: at('not-relevant'),
          },
        ];
      if (answer.notRelevantReason.trim() !== '') return [];
      return [
        {
          kind: 'not relevant needs a reason',
          words: `Requirement ${number} is marked not relevant without a reason.`,
          place: at('not-relevant'),
        },
      ];
    }
    case 'level': {
      if (hasComment) return [];
      if (attainment.level === 0)
        return [
          {
            kind: 'level 0 needs a comment',
            words: `Requirement ${number} is at level 0. Say in a general comment what is missing.`,
            place: at('comments'),
          },
        ];
      const bare = [...answer.ticked]
        .filter((criterion) => !answer.evidence.some((item) => item.criterion === criterion && isBacked(item)))
        .sort();
      if (bare.length === 0) return [];
      const saysNothing = !answer.evidence.some(
        ({ obtained, location, files }) => obtained || files.length > 0 || location.trim() !== '',
      );
      const words = saysNothing
        ? `Requirement ${number} is at level ${attainment.level} but has neither evidence nor a comment.`
        : `Requirement ${number} is at level ${attainment.level} without a comment, and ${listInWords(bare)} ${bare.length === 1 ? 'has' : 'have'} no obtained evidence with a file or a location. Either will do.`;
      return [{ kind: 'needs a comment or evidence', words, place: at('comments') }];
    }
  }
}

function warningsOf({ requirement: { number }, state, answer, patientNumbers }: RequirementStanding): Warning[] {
  const place: Place = { page: 'requirement', number, section: 'levels' };
  const { attainment } = state;
  const warnings: Warning[] = [];
  if (attainment.kind === 'level' && attainment.level < 2)
    warnings.push({
      words: `Requirement ${number} is below level 2, the pass mark. A reviewer asks for an improvement plan.`,
      place,
    });
  if (state.notCounting.length > 0)
    warnings.push({
      words: `In ${number}, ${listInWords(state.notCounting)} ${state.notCounting.length === 1 ? 'is' : 'are'} ticked but not counted, because a lower level is not complete.`,
      place,
    });
  if (answer.target !== null && attainment.kind === 'level' && attainment.level < answer.target)
    warnings.push({ words: `Requirement ${number} is below the target you set for it (level ${answer.target}).`, place });
  const texts = new Map(patientNumbers.map(({ leaf, where, section }) => [leaf, { where, section }]));
  for (const { where, section } of texts.values())
    warnings.push({
      words: `In ${number}, ${where} may hold an NHS number. Comments and evidence must not name patients.`,
      place: { page: 'requirement', number, section },
    });
  return warnings;
}

function organisationBlockers({ name, odsCode }: Organisation): Blocker[] {
  const code = readOdsCode(odsCode);
  return [
    ...(name.trim() === ''
      ? [
          {
            kind: 'organisation has no name',
            words: 'Your organisation has no name yet.',
            place: { page: 'organisation', field: 'name' },
          } as const,
        ]
      : []),
    ...(code.ok && code.value !== ''
      ? []
      : [
          {
            kind: 'organisation has no code',
            words: code.ok
              ? 'Your organisation code (ODS code) is not filled in yet.'
              : `Your organisation code needs correcting. ${code.refusal}`,
            place: { page: 'organisation', field: 'ods-code' },
          } as const,
        ]),
  ];
}

function organisationWarnings({ roles }: Organisation): Warning[] {
  return roles.has('ig-lead') ? [] : [{ words: 'Nobody is named as information governance lead.', place: { page: 'people' } }];
}

/** `1a`, `1a and 1b`, `1a, 1b and 2a`. */
export function listInWords(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
