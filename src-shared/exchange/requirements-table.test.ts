import { describe, expect, test } from 'vitest';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { exampleFile, linked } from '../../tests/example-evidence.ts';
import { practiceComputer, says } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { addEvidence } from '../assessment/acts.ts';
import { knownFiles } from '../assessment/known-files.ts';
import { organisationOf } from '../assessment/organisation.ts';
import { readiness } from '../assessment/readiness.ts';
import { calendarDay } from '../assessment/toolkit-year.ts';
import { HONEST_NOTICE } from '../honest-notice.ts';
import { requirementsTable } from './requirements-table.ts';

const set = exampleSet();

describe('the requirements table', () => {
  test('has a line for each requirement and ends with the honest notice', () => {
    const practice = practiceComputer(1);
    const [first] = set.requirements;
    if (!first) throw new Error('the example set has no requirement');
    practice.act([
      says('101', 'criteria/1a', true),
      says('101', 'criteria/1b', true),
      says('101', 'comment', '=HYPERLINK("x")\nsecond line'),
      says('101', 'target', 2),
      says('101', 'evidence/1a-letter/obtained', true),
      says('101', 'evidence/1a-letter/location', 'Shared drive, Policies'),
      ...addEvidence({ assessment: ASSESSMENT, requirement: first, fields: new Map() }, 'added-1', '1b', 'A note of my own'),
    ]);
    practice.act([...exampleFile(3), ...exampleFile(4, 'Plan.docx'), ...linked(3, '101', '1b-plan')]);
    practice.act([...linked(4, '101', '1b-plan'), ...linked(9, '101', '1a-letter')]);
    const { standings } = readiness(set, practice.folded.get(ASSESSMENT) ?? new Map(), organisationOf(practice.folded), {
      files: knownFiles(practice.folded),
      today: calendarDay.parse('2026-09-01'),
    });
    const lines = requirementsTable(set, standings, practice.folded).slice(1).split('\r\n');
    expect(lines).toEqual([
      'Number,Requirement,Initiative,Current level,Target level,State,General comments,Evidence obtained,Evidence places,Evidence files,Last edit by,Last edit at (UK time)',
      '14.1-101,The example practice has seen to matter 101,Information Governance Management,Level 1,Level 2,Answered,"\'=HYPERLINK(""x"")\nsecond line",2 of 7,"1a The letter for 1a: Shared drive, Policies",1b The plan for 1b: Document 3.pdf (3 kB); Plan.docx (4 kB),Person 1,2026-09-01 13:00',
      '14.1-102,The example practice has seen to matter 102,Information Governance Management,No level yet,,Not started,,0 of 6,,,,',
      '14.1-201,The example practice has seen to matter 201,Confidentiality and Data Protection Assurance,No level yet,,Not started,,0 of 6,,,,',
      '14.1-202,The example practice has seen to matter 202,Confidentiality and Data Protection Assurance,No level yet,,Not started,,0 of 6,,,,',
      `"${HONEST_NOTICE.join(' ')}",,,,,,,,,,,`,
      '',
    ]);
  });
});
