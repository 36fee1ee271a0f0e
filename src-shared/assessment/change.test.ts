import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyChange, anyText, changeOf, idOf } from '../../tests/arbitraries.ts';
import { change, fieldName, holdsOver, LONGEST_TEXT, textValue, tidyText, value } from './change.ts';

const EMOJI = '😀';

test('of two changes exactly one holds over the other, unless they are the same one', () => {
  fc.assert(
    fc.property(anyChange, anyChange, (a, b) => {
      expect(holdsOver(a, b)).toBe(a.id === b.id && a.at === b.at ? false : !holdsOver(b, a));
      if (a.at !== b.at) expect(holdsOver(a, b)).toBe(a.at > b.at);
    }),
  );
});

test('equal stamps are told apart by identifier', () => {
  const at = changeOf({ field: 'due', value: null, id: 1 }).at;
  const [one, other] = [changeOf({ field: 'due', value: null, id: 1, at }), changeOf({ field: 'due', value: null, id: 2, at })];
  expect(holdsOver(other, one)).toBe(true);
  expect(holdsOver(one, other)).toBe(false);
});

test('text that can be stored stays as it is, without a note', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(tidyText(text)).toEqual({ text, notes: [] });
    }),
  );
});

test('whatever was typed or pasted can be stored once tidied, and tidying again alters nothing', () => {
  const pasted = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '\u0000', '\ud83d', '\ude00', EMOJI, '\u202e', '\ufeff') }),
    fc.nat(4).map((over) => `${'x'.repeat(LONGEST_TEXT - 2)}${EMOJI.repeat(over)}`),
  );
  fc.assert(
    fc.property(pasted, (typed) => {
      const { text, notes } = tidyText(typed);
      expect(textValue.safeParse(text).success).toBe(true);
      expect(tidyText(text)).toEqual({ text, notes: [] });
      expect(notes.length > 0).toBe(text !== typed);
    }),
  );
});

test('each thing that is altered is said', () => {
  expect(tidyText('a\u0000b')).toEqual({ text: 'ab', notes: ['An unprintable character (null) was taken out.'] });
  expect(tidyText('a\ud83d')).toEqual({ text: 'a\ufffd', notes: ['Half of a broken character was replaced with \ufffd.'] });
  const long = tidyText('x'.repeat(100_001));
  expect(long.text).toHaveLength(100_000);
  expect(long.notes).toEqual([
    'Only the first 100,000 characters were kept. Put longer text in a document and say here where it is.',
  ]);
});

test('the two halves of an emoji that a null kept apart come together again', () => {
  expect(tidyText('\ud83d\u0000\ude00').text).toBe(EMOJI);
});

test('an emoji that lies across the end goes as a whole; no half of it is left as a stray sign', () => {
  const { text, notes } = tidyText(`${'x'.repeat(LONGEST_TEXT - 1)}${EMOJI}`);
  expect(text).toBe('x'.repeat(LONGEST_TEXT - 1));
  expect(notes).toHaveLength(1);
  expect(tidyText(`${'x'.repeat(LONGEST_TEXT - 2)}${EMOJI}`)).toMatchObject({ notes: [] });
});

test('a value is text that can be stored, yes or no, a safe whole number, or nothing', () => {
  for (const fits of ['', EMOJI, 'x'.repeat(LONGEST_TEXT), true, false, 0, -7, Number.MAX_SAFE_INTEGER, null])
    expect(value.safeParse(fits).success).toBe(true);
  for (const not of ['\u0000', '\ud83d', 'x'.repeat(LONGEST_TEXT + 1), 0.5, Number.NaN, 2 ** 53, undefined, [], {}])
    expect(value.safeParse(not).success).toBe(false);
});

test('a change goes through JSON unharmed, and with anything more or less it is refused', () => {
  fc.assert(
    fc.property(anyChange, (made) => {
      expect(change.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
    }),
  );
  const [made] = fc.sample(anyChange, 1);
  expect(change.safeParse({ ...made, extra: 1 }).success).toBe(false);
  for (const leaf of Object.keys(made ?? {})) expect(change.safeParse({ ...made, [leaf]: undefined }).success, leaf).toBe(false);
  for (const wrong of [
    { id: idOf(10).toUpperCase() },
    { wall: '2026-09-01' },
    { was: '' },
    { document: '../etc' },
    { field: '__proto__' },
  ])
    expect(change.safeParse({ ...made, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
});

test('a field is a path of plain names', () => {
  for (const fits of ['due', 'answers/117/criteria/1a', 'answers/117/evidence/1a-letter/title', 'new/Thing~2'])
    expect(fieldName.safeParse(fits).success, fits).toBe(true);
  for (const not of ['', '/due', 'due/', 'a//b', 'Due', 'a b', 'a/b c', 'a\n', 'x'.repeat(301)])
    expect(fieldName.safeParse(not).success, not).toBe(false);
});
