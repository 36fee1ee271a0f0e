import { assessmentDocument, type DocumentId, ORGANISATION, personDocument } from '../../src-shared/assessment/document.ts';
import { seal } from '../../src-shared/assessment/sealing.ts';
import {
  dayInLondon,
  suggestedDue,
  type ToolkitYear,
  toolkitYear,
  toolkitYearOf,
} from '../../src-shared/assessment/toolkit-year.ts';
import type { RequirementSet } from '../../src-shared/catalogue/requirement-set.ts';
import { type Computer, computer } from '../computer.ts';
import { answerRequirement } from './answering.ts';
import type { RecordedWork } from './write-workspace.ts';

export interface FiveYears extends RecordedWork {
  /** The oldest first. The last is this toolkit year's. */
  readonly assessments: readonly DocumentId[];
}

/** An invented practice after five toolkit years: each assessment fully answered, all but the last finished and sealed. */
export function fiveYears(set: RequirementSet): FiveYears {
  const self = computer(1);
  const latest = Number(toolkitYearOf(dayInLondon(new Date())).slice(0, 4));
  const years = [4, 3, 2, 1, 0].map((ago) =>
    toolkitYear.parse(`${latest - ago}-${String((latest - ago + 1) % 100).padStart(2, '0')}`),
  );
  self.wall = Date.UTC(latest - 4, 3, 2, 9);
  self.act([
    { document: personDocument(self.by), field: 'name', value: 'Sam Okafor' },
    { document: personDocument(self.by), field: 'job', value: 'Practice manager' },
    { document: ORGANISATION, field: 'name', value: 'Riverside Surgery' },
    { document: ORGANISATION, field: 'ods-code', value: 'EX0117' },
    { document: ORGANISATION, field: 'type', value: set.organisation_type },
    { document: ORGANISATION, field: 'roles/ig-lead', value: self.by },
  ]);
  const assessments = years.map((year) => answerYear(self, set, year, year !== years.at(-1)));
  return { log: self.log, by: self.by, assessments };
}

function answerYear(self: Computer, set: RequirementSet, year: ToolkitYear, isFinished: boolean): DocumentId {
  const assessment = assessmentDocument(set.id, year);
  // Never ahead of the real clock: a tick made in the bench must be the latest.
  self.wall = Math.min(Date.UTC(Number(year.slice(0, 4)), 3, 5, 9), Date.now() - 7 * 86_400_000);
  self.act([
    { document: assessment, field: 'purpose', value: 'yearly' },
    { document: assessment, field: 'due', value: suggestedDue(year, '03-31') },
  ]);
  for (const requirement of set.requirements) answerRequirement(self, assessment, requirement);
  if (isFinished) self.act(seal(self.folded, assessment, `revision-1-${year}`));
  return assessment;
}
