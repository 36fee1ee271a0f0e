import { assessmentDocument, type DocumentId, ORGANISATION, personDocument } from '../../src-shared/assessment/document.ts';
import { toolkitYear } from '../../src-shared/assessment/toolkit-year.ts';
import type { RequirementSet } from '../../src-shared/catalogue/requirement-set.ts';
import { type Computer, computer } from '../computer.ts';
import { exampleFile, linked } from '../example-evidence.ts';
import { answerRequirement } from './answering.ts';

export interface CompletedAssessment {
  readonly assessment: DocumentId;
  readonly on: Computer;
}

/**
 * An invented organisation that has answered every requirement of a set: ticks, a comment, evidence in each with words, places and two files.
 *
 * @param lastWords end every comment
 */
export function completedAssessment(set: RequirementSet, lastWords?: string): CompletedAssessment {
  const on = computer(1);
  const assessment = assessmentDocument(set.id, toolkitYear.parse('2026-27'));
  on.act([
    { document: personDocument(on.by), field: 'name', value: 'Sam Okafor' },
    { document: personDocument(on.by), field: 'job', value: 'Practice manager' },
    { document: ORGANISATION, field: 'name', value: 'Riverside Surgery' },
    { document: ORGANISATION, field: 'ods-code', value: 'EX0117' },
    { document: ORGANISATION, field: 'type', value: set.organisation_type },
    { document: ORGANISATION, field: 'roles/ig-lead', value: on.by },
    { document: assessment, field: 'purpose', value: 'yearly' },
  ]);
  for (const [at, requirement] of set.requirements.entries()) {
    answerRequirement(on, assessment, requirement, lastWords);
    for (const [next, row] of requirement.levels[1].criteria
      .flatMap(({ evidence }) => evidence)
      .slice(0, 2)
      .entries()) {
      const number = at * 2 + next + 1;
      on.act([
        ...exampleFile(number, `Scan ${number} for ${requirement.number}.pdf`),
        ...linked(number, requirement.number, row.id, assessment),
      ]);
    }
  }
  return { assessment, on };
}
