import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASSESSMENT, idOf } from '../../tests/arbitraries.ts';
import { fileText, practiceComputer, says } from '../../tests/example-practice.ts';
import type { WrittenAssessmentFile } from './assessment-file.ts';
import type { FileProblem } from './file-problems.ts';
import { readAssessmentFile } from './read-assessment-file.ts';

const practice = practiceComputer(1);
practice.act([says('101', 'criteria/1a', true), says('101', 'comment', 'First')]);
practice.act([says('101', 'comment', 'Second 🧾 עברית')]);
const TEXT = fileText(practice.log);
const COUNT = practice.log.length;
const COMMENT = practice.log.findIndex(({ value }) => value === 'First');

type Loose = Omit<WrittenAssessmentFile, 'changes'> & { changes: Record<string, unknown>[] } & Record<string, unknown>;

/** The text of the example file after `alter` changed it. */
function altered(alter: (file: Loose) => void): string {
  const file = JSON.parse(TEXT) as Loose;
  alter(file);
  return JSON.stringify(file);
}

/** Why the example file is refused once one of its changes says something else. */
function refusedWith(index: number, members: Record<string, unknown>): FileProblem[] {
  return problemsOf(altered(({ changes }) => Object.assign(changes[index] ?? {}, members)));
}

function problemsOf(text: string): FileProblem[] {
  const read = readAssessmentFile(text);
  return read.ok ? [] : read.refusal;
}

function warningsOf(text: string): FileProblem[] {
  const read = readAssessmentFile(text);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return [...read.value.warnings];
}

const PLACE = `change ${COMMENT + 1} of ${COUNT} (answers/101/comment)`;

describe('a file that is not an assessment file of this version', () => {
  test.each([
    ['', /^It is empty\./],
    ['  \n', /^It is empty\./],
    ['PK\u0003\u0004rest', /zip archive or an office document/],
    ['%PDF-1.7', /PDF document/],
    ['Dear all,', /not JSON, or it breaks off before it says what it is/],
    ['[]', /does not begin with "format"/],
    ['null', /does not begin with "format"/],
    ['{"format":"something else"}', /does not begin with "format"/],
    ['{"id":"igt/14.1/general-practice","requirements":[]}', /does not begin with "format"/],
  ])('%j is refused in words', (text, words) => {
    expect(problemsOf(text)).toEqual([{ place: 'the file', words: expect.stringMatching(words) }]);
  });

  test('a newer format number says who wrote it and to update', () => {
    const problems = problemsOf(
      altered((file) => Object.assign(file, { formatNumber: 2, exportedBy: '3.1.0', changes: 'else' })),
    );
    expect(problems).toEqual([{ place: '“formatNumber”', words: expect.stringContaining('newer version of the app (“3.1.0”)') }]);
    expect(problems[0]?.words).toContain('Update the app');
  });

  test.each([0, '1', null, 1.5, -1])('format number %j is refused', (formatNumber) => {
    expect(problemsOf(altered((file) => Object.assign(file, { formatNumber })))).toMatchObject([{ place: '“formatNumber”' }]);
  });

  test('more than 50 MB are not parsed', () => {
    expect(problemsOf(`${TEXT}${' '.repeat(50 * 1024 * 1024)}`)).toEqual([
      { place: 'the file', words: 'It is larger than 50 MB, the most that can be read in.' },
    ]);
  });

  test('a byte order mark and spaces around do no harm', () => {
    expect(readAssessmentFile(`\uFEFF${TEXT}\r\n`).ok).toBe(true);
  });
});

describe('a damaged file', () => {
  test('cut off after any byte it is refused with words, and never throws', () => {
    const bytes = new TextEncoder().encode(TEXT);
    for (let length = 0; length < bytes.length; length += 1) {
      const [problem, ...others] = problemsOf(new TextDecoder().decode(bytes.subarray(0, length)));
      expect(problem?.words, `cut off after ${length} bytes`).toMatch(/^It (is empty|is not JSON|breaks off in line \d+)/);
      expect(others).toEqual([]);
    }
  });

  test('a piece taken out of the middle is named with its line', () => {
    const lines = TEXT.split('\n');
    lines[lines.length - 4] = '    {"id": oops},';
    expect(problemsOf(lines.join('\n'))[0]?.words).toContain(`cannot be read at line ${lines.length - 3}`);
  });

  test('any alteration of a character is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.nat(TEXT.length - 1), fc.string({ unit: 'binary', maxLength: 3 }), (at, piece) => {
        const read = readAssessmentFile(TEXT.slice(0, at) + piece + TEXT.slice(at + 1));
        if (!read.ok) expect(read.refusal.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test('random JSON is refused with words, and never throws', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(problemsOf(text).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('random JSON in any part of a real file is read or refused, and never throws', () => {
    const members = [
      'id',
      'at',
      'wall',
      'by',
      'action',
      'document',
      'field',
      'value',
      'was',
      '__proto__',
      'constructor',
      'newer',
    ];
    const heads = [
      'exportedBy',
      'exportedAt',
      'about',
      'requirementSet',
      'organisation',
      'assessment',
      'changes',
      '__proto__',
      'newer',
    ];
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(fc.constant('head'), fc.constantFrom(...heads)),
          fc.tuple(fc.constant('change'), fc.constantFrom(...members)),
        ),
        fc.nat(COUNT - 1),
        fc.oneof(fc.jsonValue(), fc.constantFrom('', 'organisation', 'plan/x', '999999999999999-00000-aaaaaaaaaaaaaaaa')),
        ([part, member], index, value) => {
          const text = altered((file) => {
            const target = part === 'head' ? file : file.changes[index];
            Object.defineProperty(target, member, { value, enumerable: true, configurable: true, writable: true });
          });
          const read = readAssessmentFile(text);
          if (!read.ok) for (const { place, words } of read.refusal) expect(`${place}: ${words}`).toMatch(/^[^\n]+: [^\n]+\.$/);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('deep nesting does not overflow', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(problemsOf(deep)).toHaveLength(1);
    expect(problemsOf(TEXT.replace('"value":"First"', `"value":${deep}`)).length).toBeGreaterThan(0);
  });
});

describe('what a change says is checked, and its place named', () => {
  test.each([
    [{ value: 'x'.repeat(100_001) }, /longer than 100,000 characters \(it has 100,001\)/],
    [{ value: 'a\u0000b' }, /cannot be stored/],
    [{ value: 'half \ud83e' }, /cannot be stored/],
    [{ value: 7 }, /cannot hold “7”/],
    [{ value: true }, /cannot hold “true”/],
    [{ value: { deep: 1 } }, /“value” is an object\. It should be text/],
    [{ value: 1.5 }, /“value” is “1\.5”/],
    [{ value: 2 ** 60 }, /“value” is/],
    [{ at: '999999999999999-00000-aaaaaaaaaaaaaaaa' }, /past the year 2100/],
    [{ at: 'yesterday' }, /“at” is “yesterday”\. It should be a stamp/],
    [{ wall: '2026-13-01T00:00:00.000Z' }, /It should be a date and time/],
    [{ by: 'me' }, /identifier of a person/],
    [{ was: 'earlier' }, /or null/],
    [{ extra: 1 }, /“extra” is not part of a change/],
  ])('%o', (members, words) => {
    expect(refusedWith(COMMENT, members).map(({ place, words }) => `${place}: ${words}`)).toEqual([
      expect.stringMatching(new RegExp(`^${PLACE.replace(/[()]/g, '\\$&')}: .*${words.source}`)),
    ]);
  });

  test('100,000 characters are not too many', () => {
    const text = altered(({ changes }) => Object.assign(changes[COMMENT] ?? {}, { value: '🧾'.repeat(50_000) }));
    expect(readAssessmentFile(text).ok).toBe(true);
  });

  test('documents that do not belong in the file', () => {
    expect(refusedWith(COMMENT, { document: 'plan/2027' })[0]?.words).toContain('does not know documents like “plan/2027”');
    expect(refusedWith(COMMENT, { document: 'assessment/igt/14.1/example-practice/2025-26' })[0]?.words).toContain(
      'another assessment',
    );
    expect(refusedWith(COMMENT, { document: 'person/Smith' })[0]?.words).toContain('It should be the name of a document');
  });

  test('a missing member, a change that is none, and a list that is none', () => {
    expect(problemsOf(altered(({ changes }) => void delete changes[COMMENT]?.by))[0]?.words).toMatch(/^“by” is missing/);
    expect(problemsOf(altered(({ changes }) => void changes.splice(0, 1, null as never)))).toContainEqual({
      place: `change 1 of ${COUNT}`,
      words: 'Here should be a change, and there is “null”.',
    });
    expect(problemsOf(altered((file) => void delete (file as Partial<Loose>).changes))).toEqual([
      { place: '“changes”', words: 'It is missing. It should be a list of changes.' },
    ]);
  });

  test('the first twenty problems are listed, and how many more there are', () => {
    const text = altered((file) => {
      const [one] = file.changes;
      file.changes = Array.from({ length: 50 }, () => ({ ...one, value: 'a\u0000' }));
    });
    const problems = problemsOf(text);
    expect(problems).toHaveLength(21);
    expect(problems[19]?.place).toBe('change 20 of 50 (person/00000000-0000-4000-8000-000000000001/name)');
    expect(problems[20]).toEqual({ place: 'the rest of the file', words: 'There are 30 more like these.' });
  });
});

describe('changes are checked against each other', () => {
  const last = COUNT - 1;

  test('the same id with other words', () => {
    expect(problemsOf(altered(({ changes }) => void changes.push({ ...changes[last], value: 'Forged' })))).toEqual([
      {
        place: `change ${COUNT + 1} of ${COUNT + 1} (answers/101/comment)`,
        words: expect.stringContaining('One of them was altered'),
      },
    ]);
  });

  test('the same change twice counts once, with a warning', () => {
    const text = altered(({ changes }) => void changes.push({ ...changes[last] }));
    expect(warningsOf(text)).toMatchObject([{ words: expect.stringContaining('It counts once') }]);
    const read = readAssessmentFile(text);
    expect(read.ok && read.value.changes).toHaveLength(COUNT);
  });

  test('a “was” that points at nothing is a warning', () => {
    expect(warningsOf(altered(({ changes }) => Object.assign(changes[COMMENT] ?? {}, { was: idOf(4_000) })))).toEqual([
      { place: PLACE, words: 'It replaced a change that is not in the file. Its history starts here.' },
    ]);
  });

  test('a “was” of another field, or one that is stamped later, is refused', () => {
    const id = (index: number): unknown => practice.log[index]?.id;
    expect(refusedWith(COMMENT, { was: id(0) })[0]?.words).toContain('a change of another field');
    const text = altered(({ changes }) => {
      Object.assign(changes[COMMENT] ?? {}, { was: id(last) });
      Object.assign(changes[last] ?? {}, { was: null });
    });
    expect(problemsOf(text)).toEqual([{ place: PLACE, words: expect.stringContaining('not later than that one') }]);
  });

  test('another order is a warning, and the file says the same', () => {
    const text = altered((file) => void file.changes.reverse());
    expect(warningsOf(text)).toEqual([{ place: '“changes”', words: expect.stringContaining('The order makes no difference') }]);
  });

  test('an author whom nobody describes is a warning', () => {
    const text = altered((file) => {
      file.changes = file.changes.filter(({ document }) => !String(document).startsWith('person/'));
    });
    expect(warningsOf(text)).toEqual([
      {
        place: expect.any(String),
        words: `Its author is not described in the file (${COUNT - 1} changes by them). Their name will be missing.`,
      },
    ]);
  });

  test('fields of a newer app are kept, with a warning', () => {
    const text = altered(({ changes }) => {
      Object.assign(changes[COMMENT] ?? {}, { field: 'answers/101/mood', value: 'sunny' });
      Object.assign(changes[COUNT - 1] ?? {}, { was: null });
    });
    expect(warningsOf(text)).toContainEqual({
      place: expect.stringContaining('(answers/101/mood)'),
      words: expect.stringContaining('kept and passed on'),
    });
    const read = readAssessmentFile(text);
    expect(read.ok && read.value.changes[COMMENT]?.value).toBe('sunny');
  });

  test('a control character that can be stored is a warning', () => {
    const text = altered(({ changes }) => Object.assign(changes[COMMENT] ?? {}, { value: 'line\u000bbreak\ttab\r\n' }));
    expect(warningsOf(text)).toEqual([{ place: PLACE, words: expect.stringContaining('control character') }]);
  });
});

describe('the head of the file', () => {
  test.each([
    ['exportedBy', 3],
    ['exportedAt', 'today'],
    ['about', 'text'],
    ['requirementSet', { id: 'igt/14.1/example-practice' }],
    ['organisation', null],
    ['assessment', 'organisation'],
  ])('“%s” is checked', (name, value) => {
    const problems = problemsOf(altered((file) => Object.assign(file, { [name]: value })));
    expect(problems).toContainEqual({ place: `“${name}”`, words: expect.stringMatching(/^It is .* It should be /) });
  });

  test('a set other than the one the assessment answers is refused', () => {
    const text = altered((file) => Object.assign(file.requirementSet, { id: 'igt/14.1/general-practice' }));
    expect(problemsOf(text)).toMatchObject([{ place: '“requirementSet”' }]);
  });

  test('a part that a newer app added is passed over with a warning', () => {
    expect(warningsOf(altered((file) => Object.assign(file, { plans: [] })))).toMatchObject([{ place: '“plans”' }]);
  });

  test('a name that the changes do not say is a warning', () => {
    const text = altered((file) => Object.assign(file.organisation, { name: 'Somebody else' }));
    expect(warningsOf(text)).toEqual([{ place: '“organisation”', words: expect.stringContaining('The changes count') }]);
  });

  test('an odd ODS code is a warning that says what is odd', () => {
    const odd = practiceComputer(2, { code: 'EX 00-1' });
    expect(warningsOf(fileText(odd.log))).toContainEqual({
      place: '“organisation”',
      words: expect.stringContaining('This one has “-” in it'),
    });
  });

  test('the assessment it names is the one in the changes', () => {
    expect(ASSESSMENT).toBe('assessment/igt/14.1/example-practice/2026-27');
    const text = altered((file) => Object.assign(file, { assessment: 'assessment/igt/14.1/example-practice/2027-28' }));
    expect(problemsOf(text)[0]?.words).toContain('another assessment');
  });
});
