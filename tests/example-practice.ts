import type { Change } from '../src-shared/assessment/change.ts';
import { type DocumentId, ORGANISATION, personDocument } from '../src-shared/assessment/document.ts';
import type { Draft } from '../src-shared/assessment/record.ts';
import type { RequirementSet } from '../src-shared/catalogue/requirement-set.ts';
import { type AssessmentFile, assessmentFileText, exportAssessment } from '../src-shared/exchange/assessment-file.ts';
import { readAssessmentFile } from '../src-shared/exchange/read-assessment-file.ts';
import { ASSESSMENT } from './arbitraries.ts';
import { type Computer, computer } from './computer.ts';
import { exampleSet } from './example-set.ts';

/** An invented practice on an invented computer, and its assessment file. */

export const EXPORTED_AT = new Date('2026-09-02T09:00:00.000Z');

/** A computer on which a practice was set up. The code's shape is for examples only. */
export function practiceComputer(number: number, { name = 'Riverside Surgery', code = 'EX0001' } = {}): Computer {
  const self = computer(number);
  self.act([
    { document: personDocument(self.by), field: 'name', value: `Person ${number}` },
    { document: ORGANISATION, field: 'name', value: name },
    { document: ORGANISATION, field: 'ods-code', value: code },
  ]);
  return self;
}

/** A draft of one leaf of an answer: `says('101', 'comment', 'Done')`. */
export function says(number: string, leaf: string, value: Draft['value'], document: DocumentId = ASSESSMENT): Draft {
  return { document, field: `answers/${number}/${leaf}`, value };
}

/** The text of the assessment file of these changes. */
export function fileText(changes: readonly Change[], set: RequirementSet = exampleSet()): string {
  return assessmentFileText(exportAssessment({ assessment: ASSESSMENT, set, changes, appVersion: '0.1.0', at: EXPORTED_AT }));
}

/** The file of these changes, written and read again. Throws where it is refused. */
export function fileOf(changes: readonly Change[]): AssessmentFile {
  const file = readAssessmentFile(fileText(changes));
  if (!file.ok) throw new Error(JSON.stringify(file.refusal));
  return file.value;
}
