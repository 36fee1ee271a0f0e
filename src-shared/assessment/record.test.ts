import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASSESSMENT, anyText, anyValue } from '../../tests/arbitraries.ts';
import { computer, NOON } from '../../tests/computer.ts';
import { LONGEST_TEXT } from './change.ts';
import { stamp } from './clock.ts';
import { documentId, ORGANISATION } from './document.ts';
import { fold } from './fold.ts';
import { deviceId, personId } from './identifiers.ts';
import { type Draft, type RecordingContext, record } from './record.ts';

const comment = (value: Draft['value']): Draft => ({ document: ASSESSMENT, field: 'answers/101/comment', value });
const tick = (value: Draft['value']): Draft => ({ document: ASSESSMENT, field: 'answers/101/criteria/1a', value });

function context(more: Partial<RecordingContext> = {}): RecordingContext {
  let made = 0;
  const newId = (): string => {
    made += 1;
    return `01990000-0000-7000-8000-${String(made).padStart(12, '0')}`;
  };
  return {
    folded: new Map(),
    seen: null,
    now: new Date(NOON),
    device: deviceId.parse('a1b2c3d4e5f60718'),
    by: personId.parse('00000000-0000-4000-8000-000000000001'),
    newId,
    ...more,
  };
}

test('an act becomes changes of one action, in the order of the drafts, each with a later stamp', () => {
  const { changes, seen, notes } = record([comment('In the office.'), tick(true)], context());
  expect(changes).toEqual([
    {
      id: '01990000-0000-7000-8000-000000000002',
      at: '001788264000000-00000-a1b2c3d4e5f60718',
      wall: '2026-09-01T12:00:00.000Z',
      by: '00000000-0000-4000-8000-000000000001',
      action: '01990000-0000-7000-8000-000000000001',
      document: ASSESSMENT,
      field: 'answers/101/comment',
      value: 'In the office.',
      was: null,
    },
    expect.objectContaining({
      at: '001788264000000-00001-a1b2c3d4e5f60718',
      action: '01990000-0000-7000-8000-000000000001',
      field: tick(true).field,
      value: true,
      was: null,
    }),
  ]);
  expect(seen).toBe(changes[1]?.at);
  expect(notes).toEqual([]);
});

test('saying what is said already makes no change, and no stamp is used up', () => {
  const one = computer(1);
  one.act([comment('x'), tick(true)]);
  const before = one.log.length;
  expect(one.act([comment('x'), tick(true)]).changes).toEqual([]);
  expect(one.log).toHaveLength(before);
  const seen = stamp.parse('001788264000000-00007-a1b2c3d4e5f60718');
  expect(record([tick(false)], context({ seen }))).toEqual({ changes: [], seen, notes: [] });
});

test('not given, empty and unticked are one and the same', () => {
  for (const [first, second] of [
    [null, false],
    [false, null],
    [true, true],
  ] as const) {
    const one = computer(1);
    one.act([tick(true)]);
    one.act([tick(first)]);
    expect(one.act([tick(second)]).changes).toEqual([]);
  }
  const other = computer(2);
  expect(other.act([comment('')]).changes).toEqual([]);
  other.act([comment('x')]);
  expect(other.act([comment('')]).changes).toHaveLength(1);
  expect(other.act([comment(null)]).changes).toEqual([]);
  const target = (value: number | null): Draft => ({ document: ASSESSMENT, field: 'answers/101/target', value });
  expect(other.act([target(0)]).changes, 'a target of level 0 is something').toHaveLength(1);
  expect(other.act([target(null)]).changes).toHaveLength(1);
});

test('each change names the one that it replaced', () => {
  fc.assert(
    fc.property(fc.array(fc.option(anyText), { maxLength: 10 }), (texts) => {
      const one = computer(1);
      for (const text of texts) {
        const held = one.folded.get(ASSESSMENT)?.get('answers/101/comment');
        const { changes } = one.act([comment(text)]);
        for (const { was } of changes) expect(was).toBe(held?.id ?? null);
        expect(changes.length).toBe((text ?? '') === (held?.value ?? '') ? 0 : 1);
      }
    }),
  );
});

test('of two drafts of one field in one act the later counts, so that the act changes it once', () => {
  const one = computer(1);
  expect(one.act([tick(true), comment('x'), tick(false)]).changes.map(({ field, value }) => [field, value])).toEqual([
    ['answers/101/comment', 'x'],
  ]);
  expect(one.act([comment('y'), comment('z')]).changes.map(({ value }) => value)).toEqual(['z']);
});

test('a change is later than the one it replaces, even where the latest stamp was lost', () => {
  const one = computer(1);
  one.wall = NOON + 86_400_000;
  const [held] = one.act([comment('tomorrow')]).changes;
  const { changes, seen } = record([comment('today')], context({ folded: one.folded }));
  const [made] = changes;
  if (!held || !made) throw new Error('two changes');
  expect(made.at > held.at).toBe(true);
  expect(seen).toBe(made.at);
  expect(fold(changes, one.folded).get(ASSESSMENT)?.get('answers/101/comment')).toBe(made);
});

test('a text is made storable, and what was altered is said', () => {
  const pasted: [string, string, number][] = [
    ['a\u0000b', 'ab', 1],
    ['a\udc00', 'a\ufffd', 1],
    ['x'.repeat(LONGEST_TEXT + 1), 'x'.repeat(LONGEST_TEXT), 1],
    [`\u0000${'x'.repeat(LONGEST_TEXT - 1)}😀`, 'x'.repeat(LONGEST_TEXT - 1), 2],
    ['مرحبا 😀\u202e', 'مرحبا 😀\u202e', 0],
  ];
  for (const [typed, stored, notes] of pasted) {
    const recorded = record([comment(typed)], context());
    expect(recorded.changes[0]?.value === stored).toBe(true);
    expect(recorded.notes).toHaveLength(notes);
  }
  expect(record([comment('\u0000')], context()), 'nothing is left, so nothing is recorded').toMatchObject({ changes: [] });
});

test('whatever fits a field is recorded as it is, whatever the clock shows', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constant(null)), fc.date({ noInvalidDate: true }), (value, now) => {
      const { changes } = record([comment(value)], context({ now }));
      expect(changes.map((change) => change.value)).toEqual(value === null || value === '' ? [] : [value]);
    }),
  );
});

test('a value that does not fit its field, and a field that is not known, are bugs and throw', () => {
  fc.assert(
    fc.property(
      anyValue.filter((value) => value !== null && typeof value !== 'boolean'),
      (value) => {
        expect(() => record([tick(value)], context())).toThrow('answers/101/criteria/1a: {"kind":"does not fit"');
      },
    ),
  );
  const newer: Draft[] = [
    { document: ASSESSMENT, field: 'answers/101/mood', value: 'x' },
    { document: ASSESSMENT, field: 'answers/101', value: null },
    { document: documentId.parse('plan/2027'), field: 'name', value: 'x' },
    { document: ORGANISATION, field: 'constructor', value: 'x' },
  ];
  for (const draft of newer) expect(() => record([draft], context())).toThrow('"kind":"unknown field"');
});
