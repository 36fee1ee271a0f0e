import { expect, test } from 'vitest';
import { stamp } from '../../../src-shared/assessment/clock.ts';
import { removalId } from '../../../src-shared/assessment/identifiers.ts';
import type { Removal } from '../../../src-shared/assessment/removal.ts';
import { ASSESSMENT } from '../../../tests/arbitraries.ts';
import { computer } from '../../../tests/computer.ts';
import { genuineInWords, isDoubtful } from './genuine-words.ts';

const removal: Removal = {
  id: removalId.parse('01990000-0000-7000-8000-00000000beef'),
  what: 'text',
  why: 'It named a patient',
  mark: 'ab'.repeat(16),
  document: ASSESSMENT,
  field: 'answers/101/comment',
  changes: [],
  hashes: [],
  by: computer(1).by,
  stamp: stamp.parse('001790000000000-00000-aaaaaaaaaaaaaaaa'),
  at: '2026-11-29T14:00:00.000Z',
};
const words = (opened: Parameters<typeof genuineInWords>[0]): string => genuineInWords(opened, () => 'Sam Okafor');

test('a copy that lost a text on purpose says who removed it and when, and is not called false', () => {
  const opened = { genuine: false, removed: [removal], missing: 0 };
  expect(words(opened)).toMatch(/^A text in it was removed for good on 29 November 2026 by Sam Okafor\. So it can no longer/);
  expect(isDoubtful(opened)).toBe(false);
  expect(words({ ...opened, removed: [{ ...removal, what: 'file' }, removal] })).toMatch(
    /^The name of a file in it was removed .* So were 1 more, earlier\./,
  );
});

test('one in which something else is missing as well stays doubtful', () => {
  for (const opened of [
    { genuine: false, removed: [removal], missing: 1 },
    { genuine: false, removed: [], missing: 0 },
  ]) {
    expect(isDoubtful(opened)).toBe(true);
    expect(words(opened)).toMatch(/^Not genuine/);
  }
});

test('one that is whole is genuine, and one that is being read is not judged', () => {
  expect(words({ genuine: true, removed: [], missing: 0 })).toMatch(/^Genuine/);
  expect(words(null)).toBe('Checking…');
});
