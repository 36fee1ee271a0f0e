import { EMPTY_DOCUMENT } from '../assessment/fold.ts';
import { knownFiles } from '../assessment/known-files.ts';
import { organisationOf } from '../assessment/organisation.ts';
import { type Blocker, type RequirementStanding, readiness } from '../assessment/readiness.ts';
import { type Outcome, outcomeOf, type Score, scoreOf } from '../assessment/score.ts';
import { dayInLondon } from '../assessment/toolkit-year.ts';
import type { RequirementSet } from '../catalogue/requirement-set.ts';
import { requirementSetHash } from '../catalogue/set-hash.ts';
import { accepted, type Result, refused, unreachable } from '../result.ts';
import { dueClaim } from './due-time.ts';
import { manifestHash } from './evidence-manifest.ts';
import type { Submission } from './open-submission.ts';
import type { NewReceipt } from './receipt.ts';
import type { LevelClaim, ReceiptClaims } from './receipt-claims.ts';

/** What a published copy amounts to under its set. */
export interface SubmissionResults {
  readonly levels: Readonly<Record<string, LevelClaim>>;
  readonly score: Score;
  /** As the organisation sees itself: a plan is accepted by the operator, later. */
  readonly outcome: Outcome | null;
}

/** @returns what it amounts to, or everything that is still left to do before it can be published */
export function submissionResults(
  { folded, assessment, acceptance }: Submission,
  set: RequirementSet,
): Result<SubmissionResults, readonly Blocker[]> {
  const { standings, blockers } = readiness(set, folded.get(assessment) ?? EMPTY_DOCUMENT, organisationOf(folded), {
    files: knownFiles(folded),
    today: dayInLondon(new Date(acceptance.at)),
  });
  if (blockers.length > 0) return refused(blockers);
  return accepted({
    levels: Object.fromEntries(standings.map((standing) => [standing.requirement.number, levelOf(standing)])),
    score: scoreOf(standings),
    outcome: outcomeOf(standings, false),
  });
}

/** What the service adds to a submission when it signs. */
export interface Receiving {
  readonly set: RequirementSet;
  readonly operator: ReceiptClaims['operator'];
  /** As it is registered, which need not be what the copy says. */
  readonly organisation: ReceiptClaims['organisation'];
  /** When the service had all of it. The key that signs is the one in use then. */
  readonly received: Date;
  /** The day by which it was due; null where nothing was. */
  readonly due: Parameters<typeof dueClaim>[0];
}

/** What the receipt of a submission claims. The same input gives the same claims. */
export function claimsOf(submission: Submission, { levels, score }: SubmissionResults, receiving: Receiving): NewReceipt {
  const { id, assessment, acceptance, snapshot, manifest } = submission;
  const { set, operator, organisation, received, due } = receiving;
  return {
    submission: id,
    organisation,
    operator,
    assessment,
    set: { id: set.id, hash: requirementSetHash(set) },
    levels: { ...levels },
    score: { ...score },
    statement: acceptance.statement,
    acceptance: acceptance.said,
    snapshot,
    evidence: { hash: manifestHash(manifest), files: manifest.files.length },
    accepted: acceptance.at,
    received: received.toISOString(),
    due: dueClaim(due, received),
  };
}

function levelOf({ state: { attainment } }: RequirementStanding): LevelClaim {
  switch (attainment.kind) {
    case 'level':
      return attainment.level;
    case 'not relevant':
      return 'not relevant';
    case 'no level yet':
    case 'answered in two ways':
      throw new Error('such an answer is a blocker, and there are none');
    default:
      return unreachable(attainment);
  }
}
