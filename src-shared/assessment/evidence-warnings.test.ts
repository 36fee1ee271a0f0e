import { describe, expect, test } from 'vitest';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { computer } from '../../tests/computer.ts';
import { exampleFile, fileOf, linked } from '../../tests/example-evidence.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { evidenceDocument } from './document.ts';
import { EMPTY_DOCUMENT } from './fold.ts';
import { knownFiles } from './known-files.ts';
import { organisationOf } from './organisation.ts';
import { type Readiness, readiness } from './readiness.ts';
import type { Draft } from './record.ts';
import { calendarDay } from './toolkit-year.ts';

const SET = exampleSet();
const says = (field: string, value: Draft['value']): Draft => ({ document: ASSESSMENT, field: `answers/${field}`, value });
const ofFile = (number: number, field: string, value: Draft['value']): Draft => ({
  document: evidenceDocument(fileOf(number)),
  field,
  value,
});

function once(drafts: readonly Draft[], today = '2026-09-01'): Readiness {
  const on = computer(1);
  on.act(drafts);
  return readiness(SET, on.folded.get(ASSESSMENT) ?? EMPTY_DOCUMENT, organisationOf(on.folded), {
    files: knownFiles(on.folded),
    today: calendarDay.parse(today),
  });
}

/** What is said beyond levels, targets and people. */
function aboutFiles({ warnings }: Readiness): Readiness['warnings'] {
  return warnings.filter(({ words }) => /file|looked at again|list of evidence|NHS number/.test(words));
}

const LEVEL_1 = [says('101/criteria/1a', true), says('101/criteria/1b', true)];
const BACKED = [...LEVEL_1, ...linked(1, '101', '1a-letter'), ...linked(2, '101', '1b-plan')];
const of101 = (drafts: readonly Draft[]) => once(drafts).standings[0];

describe('a linked file backs an item (rule 3)', () => {
  test('without a location, once it is on record', () => {
    expect(of101([...exampleFile(1), ...exampleFile(2), ...BACKED])).toMatchObject({ progress: 'answered', blockers: [] });
  });

  test('not while it is not on record, or once it was taken off the list', () => {
    for (const drafts of [exampleFile(1), [...exampleFile(1), ...exampleFile(2), ofFile(2, 'removed', true)]])
      expect(of101([...drafts, ...BACKED])?.blockers.map(({ words }) => words)).toEqual([
        'Requirement 101 is at level 1 without a comment, and 1b has no obtained evidence with a file or a location. Either will do.',
      ]);
  });

  test('and begins an answer, whether it is there or not', () => {
    for (const drafts of [[], exampleFile(1)])
      expect(of101([...drafts, says(`101/evidence/1a-letter/files/${fileOf(1)}`, true)])?.progress).toBe('in progress');
  });
});

describe('warnings about linked files', () => {
  test('one in which an NHS number was found and that was attached all the same', () => {
    const checked = (decided: string) => {
      const on = [...exampleFile(1), ...exampleFile(2), ...BACKED];
      const drafts = on.map((one) =>
        one.field.endsWith('/patient-check') && one.document === evidenceDocument(fileOf(1)) ? { ...one, value: decided } : one,
      );
      return aboutFiles(once(drafts));
    };
    expect(checked('needed')).toEqual([
      {
        words: expect.stringMatching(/^“.+” holds a number that passes the check for NHS numbers\. .+ It is used in 101\.$/),
        place: { page: 'evidence file', file: fileOf(1) },
      },
    ]);
    for (const decided of ['not-a-patient', 'nothing-found', 'cannot-be-read']) expect(checked(decided), decided).toEqual([]);
  });

  test('one that was taken off the list, and one that is not on record', () => {
    const warned = aboutFiles(
      once([
        ...exampleFile(1, 'Letter.pdf'),
        ofFile(1, 'removed', true),
        ...linked(1, '101', '1a-letter'),
        ...linked(2, '102', '2a-log'),
      ]),
    );
    expect(warned).toEqual([
      {
        words:
          'In 101, “Letter.pdf” was taken off the list of evidence and is still linked under 1a, so it proves nothing there. Attach another file or take it out.',
        place: { page: 'requirement', number: '101', section: 'evidence' },
      },
      {
        words:
          'In 102, a file that is not on record any more is linked under 2a, so it proves nothing there. Attach another file or take it out.',
        place: { page: 'requirement', number: '102', section: 'evidence' },
      },
    ]);
  });

  const reviewed = [
    ...exampleFile(1, 'Training log.pdf'),
    ofFile(1, 'review', '2026-10-01'),
    ...linked(1, '101', '1a-letter'),
    ...linked(1, '101', '1b-plan'),
    ...linked(1, '202', '2a-log'),
  ];
  test.each([
    ['2026-08-31', []],
    ['2026-09-01', ['“Training log.pdf” is due to be looked at again by 1 October 2026. It is used in 101 and 202.']],
    ['2026-10-01', ['“Training log.pdf” is due to be looked at again by 1 October 2026. It is used in 101 and 202.']],
    [
      '2026-10-02',
      ['“Training log.pdf” is out of date: it was to be looked at again by 1 October 2026. It is used in 101 and 202.'],
    ],
  ])('a review date on %s: once a file, wherever it is used', (today, words) => {
    const warned = aboutFiles(once(reviewed, today));
    expect(warned.map((warning) => warning.words)).toEqual(words);
    for (const { place } of warned) expect(place).toEqual({ page: 'evidence file', file: fileOf(1) });
  });

  test('a review date of a file that is not used, or was taken off the list, is nobody’s task', () => {
    const passed = [...exampleFile(1), ofFile(1, 'review', '2020-01-01')];
    expect(aboutFiles(once(passed))).toEqual([]);
    expect(
      aboutFiles(once([...passed, ofFile(1, 'removed', true), ...linked(1, '101', '1a-letter')])).map(({ words }) => words),
    ).toEqual([expect.stringContaining('was taken off the list')]);
  });
});

test('what may be an NHS number warns once a text, with its place', () => {
  const warned = aboutFiles(
    once([says('101/comment', '943 476 5919, 401 023 2137'), says('102/evidence/2a-log/details', '9434765919')]),
  );
  expect(warned).toEqual([
    {
      words: 'In 101, the general comments may hold an NHS number. Comments and evidence must not name patients.',
      place: { page: 'requirement', number: '101', section: 'comments' },
    },
    {
      words: 'In 102, the details of “The log for 2a” may hold an NHS number. Comments and evidence must not name patients.',
      place: { page: 'requirement', number: '102', section: 'evidence' },
    },
  ]);
});
