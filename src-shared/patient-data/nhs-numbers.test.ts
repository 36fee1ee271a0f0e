import { expect, test } from 'vitest';
import { randomFrom } from '../../tests/faults/forgetful-file-system.ts';
import { findNhsNumbers, passesCheck } from './nhs-numbers.ts';

const digitsIn = (text: string): string[] => findNhsNumbers(text).map(({ digits }) => digits);

test.each([
  ['in one piece', '9434765919'],
  ['with blanks', '943 476 5919'],
  ['with hyphens', '943-476-5919'],
  ['with no-break blanks', '943\u00a0476\u00a05919'],
  ['with thin blanks', '943\u2009476\u20095919'],
  ['with narrow no-break blanks', '943\u202f476\u202f5919'],
  ['with en dashes and blanks', '943 – 476 – 5919'],
  ['with two blanks', '943  476  5919'],
  ['the last four in pairs', '943 476 59 19'],
  ['in two halves', '94347 65919'],
  ['as a date and four digits', '943476 5919'],
  ['one digit in each box', '9 4 3 4 7 6 5 9 1 9'],
])('a number is found %s', (_, written) => {
  for (const text of [written, `NHS number: ${written}.`, `(${written})`, `01/02/1990 ${written} 12`, `\t${written}\r\n`])
    expect(findNhsNumbers(text)).toEqual([{ asWritten: written, digits: '9434765919', at: text.indexOf(written) }]);
});

test('what stands around it does not hide it', () => {
  for (const text of [
    'NHSno9434765919',
    'NHS9434765919DOB01021990',
    'Smith_9434765919_referral.pdf',
    'https://record.example/?nhs=9434765919&page=2',
    '9434765919,Smith',
    '"9434765919"',
    // A table that was saved by a program which took it for an amount.
    '9434765919.0',
    '1. 9434765919',
    'Requirement 117 943 476 5919',
  ])
    expect(digitsIn(text), text).toEqual(['9434765919']);
});

test('all of several are found, where they are', () => {
  const text = 'A 943 476 5919, then 4010232137 and again 943-476-5919.';
  expect(findNhsNumbers(text)).toEqual([
    { asWritten: '943 476 5919', digits: '9434765919', at: 2 },
    { asWritten: '4010232137', digits: '4010232137', at: 21 },
    { asWritten: '943-476-5919', digits: '9434765919', at: 42 },
  ]);
});

test('groups that make no number do not hide one that begins among them', () => {
  expect(digitsIn('943 476 943 476 5919')).toEqual(['9434765919']);
  expect(digitsIn('12345 943 476 5919')).toEqual(['9434765919']);
});

test.each([
  ['a wrong last digit', '943 476 5918'],
  ['two digits changed over', '943 467 5919'],
  ['a check digit of 10, which no number has', '113 496 0000'],
  ['nine digits', '943 476 591'],
  ['eleven digits', '94347659190'],
  ['a digit in front', '1943 476 5919'],
  ['a digit behind', '943 476 59190'],
  ['part of a bank card', '4929 4347 6591 9012'],
  ['commas of thousands', '9,434,765,919'],
  ['cells of a table', '943\t476\t5919'],
  ['two lines', '943 476\n5919'],
  ['a row of eleven points', '9 4 3 4 7 6 5 9 1 9 5'],
  ['a fraction', '0.9434765919'],
  ['dialled abroad', '009 434 7654'],
])('no number: %s', (_, text) => {
  expect(digitsIn(text)).toEqual([]);
});

test('telephone numbers have eleven digits, or ten behind the country code', () => {
  // The ten digits of it pass the check.
  expect(passesCheck('1134960999')).toBe(true);
  for (const text of [
    '0113 496 0999',
    '01134960999',
    '+44 113 496 0999',
    '+441134960999',
    '+44 (0)113 496 0999',
    '0044 113 496 0999',
  ])
    expect(digitsIn(text), text).toEqual([]);
  for (const text of ['(0)113 496 0999', '(0113) 496 0999']) expect(digitsIn(text), text).toEqual([]);
});

test('about one number in eleven passes by chance', () => {
  const seed = 20261129;
  const random = randomFrom(seed);
  const tries = 110_000;
  let passed = 0;
  for (let at = 0; at < tries; at += 1)
    if (passesCheck(String(Math.floor(random() * 10_000_000_000)).padStart(10, '0'))) passed += 1;
  // Four standard deviations to either side.
  expect(Math.abs(passed - tries / 11), `seed ${seed}: ${passed} of ${tries}`).toBeLessThan(400);
});

test('the tenth digit alone decides, and one in eleven beginnings has none', () => {
  for (const start of ['401023213', '113496000', '943476591', '999000001']) {
    const passing = Array.from({ length: 10 }, (_, last) => `${start}${last}`).filter(passesCheck);
    expect(passing.length).toBe(start === '113496000' ? 0 : 1);
  }
});

test('a long text of digits and blanks is read once, not again and again', () => {
  const text = `${'1 2 3 4 5 6 7 8 9 0 - '.repeat(20_000)}943 476 5919 ${'12 '.repeat(100_000)}`;
  expect(digitsIn(text)).toContain('9434765919');
});
