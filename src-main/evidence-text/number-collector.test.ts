import { expect, test } from 'vitest';
import { findNhsNumbers } from '../../src-shared/patient-data/nhs-numbers.ts';
import { randomFrom } from '../../tests/faults/forgetful-file-system.ts';
import { MOST_NUMBERS } from './limits.ts';
import { numberCollector } from './number-collector.ts';

function collected(pieces: Iterable<string>): string[] {
  const found: string[] = [];
  const numbers = numberCollector((asWritten) => found.push(asWritten));
  for (const piece of pieces) numbers.add(piece);
  numbers.end();
  return found;
}

test('a text in pieces holds the same numbers as the whole, wherever it is cut', () => {
  const seed = 20261129;
  const random = randomFrom(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const digits = (length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  // Much that nearly is a number: longer runs, groups without an end, country codes.
  const parts = [
    () => digits(10),
    () => digits(11),
    () => `${digits(3)} ${digits(3)} ${digits(4)}`,
    () => `${digits(3)}-${digits(3)}-${digits(5)}`,
    () => `+44 ${digits(3)} ${digits(3)} ${digits(4)}`,
    () => [...digits(10)].join(' '),
    () => pick([' ', '   ', ',', '\n', ' and ', '.']),
  ];
  for (let text = 0; text < 10; text += 1) {
    let whole = '';
    // A collector looks when it has 16,384 characters.
    while (whole.length < 50_000) whole += `${pick(parts)()}${pick(['', ' ', '; '])}`;
    const expected = new Map(
      findNhsNumbers(whole)
        .map((one) => [one.digits, one.asWritten])
        .reverse() as [string, string][],
    );
    const pieces: string[] = [];
    for (let at = 0; at < whole.length; ) {
      const length = 1 + Math.floor(random() ** 3 * 20_000);
      pieces.push(whole.slice(at, at + length));
      at += length;
    }
    const inOrder = [...expected.values()].reverse().slice(0, MOST_NUMBERS);
    expect(collected(pieces), `seed ${seed}, text ${text}`).toEqual(inOrder);
  }
});

test('a run of eleven digits is no number, also where what was looked at before is cut off within it', () => {
  for (let behind = 0; behind < 200; behind += 1) {
    const first = `${'x'.repeat(17_000)}19434765919${'y'.repeat(behind)}`;
    expect(collected([first, 'z'.repeat(300)]), `${behind}`).toEqual([]);
  }
});

test('it says whether there was any text', () => {
  const seen = (text: string): boolean => {
    const numbers = numberCollector(() => undefined);
    numbers.add(text);
    return numbers.sawText();
  };
  expect([seen(' \n\t–'), seen('ä'), seen('1')]).toEqual([false, true, true]);
});
