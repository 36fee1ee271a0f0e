import { expect, test } from 'vitest';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { computer } from '../../tests/computer.ts';
import { says } from '../../tests/example-practice.ts';
import { evidenceDocument, ORGANISATION } from './document.ts';
import { addEvidenceFile, linkEvidenceFile } from './evidence-acts.ts';
import { evidenceFileId, evidenceHash, removalId, revisionId } from './identifiers.ts';
import { removeForGood } from './removal-acts.ts';
import { assessmentsPastPeriod, filesPastPeriod, retentionOf } from './retention.ts';
import { seal } from './sealing.ts';
import { calendarDay } from './toolkit-year.ts';

const day = (text: string) => calendarDay.parse(text);
const file = (digit: number) => evidenceFileId.parse(`01990000-0000-7000-8000-0000000000f${digit}`);
const hash = (digit: number) => evidenceHash.parse(String(digit).repeat(64));

function practice(years: number | null = 3) {
  const one = computer(1);
  one.wall = Date.UTC(2024, 1, 29, 12);
  if (years !== null) one.act([{ document: ORGANISATION, field: 'retention/evidence-years', value: years }]);
  const add = (digit: number, effective: string | null = null) => {
    const revision = revisionId.parse(`01990000-0000-7000-8000-0000000000a${digit}`);
    one.act([
      ...addEvidenceFile(file(digit), revision, {
        hash: hash(digit),
        size: 1,
        name: `${digit}.pdf`,
        patientCheck: 'nothing-found',
      }),
      { document: evidenceDocument(file(digit)), field: 'effective', value: effective },
    ]);
  };
  return { one, add };
}

const past = (one: ReturnType<typeof computer>, today: string) =>
  filesPastPeriod(one.folded, day(today)).map(({ file: { name }, from }) => `${name} ${from}`);

test('a file is past its period the day after it ends, by its effective date or else by when it was attached', () => {
  const { one, add } = practice();
  add(1);
  add(2, '2020-06-30');
  expect(past(one, '2023-06-30')).toEqual([]);
  expect(past(one, '2023-07-01')).toEqual(['2.pdf 2020-06-30']);
  // Attached on 29 February: the period ends with 1 March.
  expect(past(one, '2027-03-01')).toEqual(['2.pdf 2020-06-30']);
  expect(past(one, '2027-03-02')).toEqual(['2.pdf 2020-06-30', '1.pdf 2024-02-29']);
});

test('without a period nothing is past it', () => {
  const { one, add } = practice(null);
  add(1, '2001-01-01');
  expect(past(one, '2099-01-01')).toEqual([]);
  expect(retentionOf(one.folded)).toEqual({ evidence: null, assessments: null });
});

test('a file that an open assessment uses is left out, and so is one that was removed for good', () => {
  const { one, add } = practice();
  for (const digit of [1, 2, 3]) add(digit, '2010-01-01');
  one.act(linkEvidenceFile({ assessment: ASSESSMENT, requirement: '101', row: '1a-log' }, file(1)));
  expect(past(one, '2026-01-01')).toEqual(['2.pdf 2010-01-01', '3.pdf 2010-01-01']);
  one.act(
    removeForGood({
      id: removalId.parse('01990000-0000-7000-8000-00000000beef'),
      target: { kind: 'file', file: file(3), revision: null },
      why: 'x',
      changes: [],
      hashes: [hash(3)],
      marker: 'ab'.repeat(16),
    }),
  );
  expect(past(one, '2026-01-01')).toEqual(['2.pdf 2010-01-01']);
  one.act(seal(one.folded, ASSESSMENT, 'first'));
  expect(past(one, '2026-01-01')).toEqual(['1.pdf 2010-01-01', '2.pdf 2010-01-01']);
});

test('an assessment is past its period counted from the end of its year, while there are texts in it', () => {
  const { one } = practice();
  one.act([{ document: ORGANISATION, field: 'retention/assessment-years', value: 2 }, says('101', 'criteria/1a', true)]);
  // The example's year is 2026-27.
  expect(assessmentsPastPeriod(one.folded, day('2029-04-01'))).toEqual([]);
  one.act([says('101', 'comment', 'Everybody was trained')]);
  expect(assessmentsPastPeriod(one.folded, day('2029-03-31'))).toEqual([]);
  expect(assessmentsPastPeriod(one.folded, day('2029-04-01'))).toEqual([{ assessment: ASSESSMENT, ended: '2027-03-31' }]);
});
