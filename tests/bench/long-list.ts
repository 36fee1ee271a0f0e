import { assessmentDocument, type DocumentId, ORGANISATION, personDocument } from '../../src-shared/assessment/document.ts';
import { dayInLondon, suggestedDue, toolkitYearOf } from '../../src-shared/assessment/toolkit-year.ts';
import type { RequirementSet } from '../../src-shared/catalogue/requirement-set.ts';
import { computer } from '../computer.ts';
import { answerRequirement } from './answering.ts';
import type { RecordedWork } from './write-workspace.ts';

/** As many requirements as one person answers: with more of them more people work on the list. */
const ONE_PERSONS_SHARE = 10;

/** Words that every second comment has, and nothing else. */
export const IN_HALF = 'staff room';

/** An invented organisation that has answered every requirement of a set, in one assessment of this toolkit year. */
export function answeredList(set: RequirementSet): RecordedWork & { readonly assessment: DocumentId } {
  const year = toolkitYearOf(dayInLondon(new Date()));
  const assessment = assessmentDocument(set.id, year);
  const began = Date.now() - 90 * 86_400_000;
  const first = computer(1);
  first.wall = began;
  first.act([
    { document: ORGANISATION, field: 'name', value: 'Riverside Surgery' },
    { document: ORGANISATION, field: 'ods-code', value: 'EX0117' },
    { document: ORGANISATION, field: 'type', value: set.organisation_type },
    { document: assessment, field: 'purpose', value: 'yearly' },
    { document: assessment, field: 'due', value: suggestedDue(year, '03-31') },
  ]);
  const log = [...first.log];
  for (let at = 0; at < set.requirements.length; at += ONE_PERSONS_SHARE) {
    const colleague = computer(2 + at / ONE_PERSONS_SHARE);
    colleague.wall = began + 1_000;
    colleague.act([{ document: personDocument(colleague.by), field: 'name', value: `Colleague ${2 + at / ONE_PERSONS_SHARE}` }]);
    for (const [place, requirement] of set.requirements.slice(at, at + ONE_PERSONS_SHARE).entries())
      answerRequirement(colleague, assessment, requirement, place % 2 === 0 ? `and hangs in the ${IN_HALF}.` : undefined);
    log.push(...colleague.log);
  }
  return { log, by: computer(2).by, assessment };
}
