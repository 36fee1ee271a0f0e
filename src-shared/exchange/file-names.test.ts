import { describe, expect, it } from 'vitest';
import { toolkitYear } from '../assessment/toolkit-year.ts';
import { requirementSetId } from '../catalogue/requirement-set.ts';
import { assessmentFileName } from './file-names.ts';

const address = { set: requirementSetId.parse('igt/14.1/general-practice'), year: toolkitYear.parse('2026-27') };

describe('the name of an assessment file', () => {
  it('says whose it is and of which year', () => {
    expect(assessmentFileName('Riverside Surgery', address, '.json')).toBe('Riverside Surgery IG Toolkit 14.1 2026-27.json');
  });

  it('has no characters that a file system refuses', () => {
    expect(assessmentFileName('Smith/Jones: "The\u202eEast"\n Surgery?', address, '.json')).toBe(
      'Smith Jones The East Surgery IG Toolkit 14.1 2026-27.json',
    );
  });

  it('stands without a name, and keeps the ending of a long one', () => {
    expect(assessmentFileName('', address, ' requirements.csv')).toBe('IG Toolkit 14.1 2026-27 requirements.csv');
    expect(assessmentFileName('😀'.repeat(300), address, '.json')).toMatch(/^(😀){80} IG Toolkit 14\.1 2026-27\.json$/u);
  });

  it('names a corrected set by its version', () => {
    const set = requirementSetId.parse('igt/14.1/general-practice~1a2b3c4d');
    expect(assessmentFileName('A', { ...address, set }, '.json')).toBe('A IG Toolkit 14.1 2026-27.json');
  });
});
