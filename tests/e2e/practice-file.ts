import { fileURLToPath } from 'node:url';
import { readCatalogue } from '../../src-main/catalogue/read-catalogue.ts';
import { assessmentDocument, ORGANISATION, personDocument } from '../../src-shared/assessment/document.ts';
import { CRITERIA_LEVELS } from '../../src-shared/assessment/levels.ts';
import type { Draft } from '../../src-shared/assessment/record.ts';
import { dayInLondon, toolkitYearOf } from '../../src-shared/assessment/toolkit-year.ts';
import { assessmentFileText, exportAssessment } from '../../src-shared/exchange/assessment-file.ts';
import { computer } from '../computer.ts';

const CATALOGUE = fileURLToPath(new URL('../../assets/catalogue', import.meta.url));

/** Where the pages of this year's assessment are, for the practice that `setUpPractice` sets up. */
export const ASSESSMENT_PATH = `/assessment/igt/14.1/general-practice/${toolkitYearOf(dayInLondon(new Date()))}`;

/**
 * The text of an assessment file in which a colleague at another computer has answered everything: the quick way to an
 * assessment with people, roles, evidence and history in it, through the app's own import.
 *
 * @param code the ODS code: that of the practice makes it mergeable, another one makes it a file of another organisation
 */
export function practiceFile(code: string): string {
  const set = readCatalogue(CATALOGUE).find(({ id }) => id === 'igt/14.1/general-practice');
  if (!set) throw new Error('the catalogue has no general practice');
  const assessment = assessmentDocument(set.id, toolkitYearOf(dayInLondon(new Date())));
  const colleague = computer(7);
  colleague.wall = Date.now() - 60_000;
  const says = (number: string, leaf: string, value: Draft['value']): Draft => ({
    document: assessment,
    field: `answers/${number}/${leaf}`,
    value,
  });
  colleague.act([
    { document: personDocument(colleague.by), field: 'name', value: 'Alex Doe' },
    { document: personDocument(colleague.by), field: 'job', value: 'Practice nurse' },
    { document: ORGANISATION, field: 'name', value: 'Riverside Surgery' },
    { document: ORGANISATION, field: 'ods-code', value: code },
    { document: ORGANISATION, field: 'type', value: 'general-practice' },
    { document: ORGANISATION, field: 'roles/ig-lead', value: colleague.by },
    { document: assessment, field: 'purpose', value: 'yearly' },
  ]);
  for (const { number, levels } of set.requirements) {
    const upTo = number === '213' ? 1 : 2;
    const criteria = CRITERIA_LEVELS.filter((level) => level <= upTo).flatMap((level) => levels[level].criteria);
    const [first] = criteria;
    const row = first?.evidence[0]?.id;
    colleague.act([
      ...criteria.map(({ id }) => says(number, `criteria/${id}`, true)),
      says(number, 'comment', `Kept in the shared folder under ${number}; the partners looked at it in May.`),
      ...(row ? [says(number, `evidence/${row}/obtained`, true), says(number, `evidence/${row}/location`, `IG/${number}`)] : []),
    ]);
  }
  return assessmentFileText(
    exportAssessment({ assessment, set, changes: colleague.log, appVersion: '0.0.0-test', at: new Date() }),
  );
}
