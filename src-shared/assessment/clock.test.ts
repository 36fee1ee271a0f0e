import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDevice, anyStamp } from '../../tests/arbitraries.ts';
import { driftAhead, laterStamp, nextStamp, type Stamp, stamp, writableTime } from './clock.ts';
import { deviceId } from './identifiers.ts';

const DEVICE = deviceId.parse('a1b2c3d4e5f60718');
const NOON = Date.UTC(2026, 8, 1, 12);
const DAY = 86_400_000;

/** What a computer's clock can show, right and wrong. */
const anyWall = fc.oneof(
  fc.integer({ min: NOON - 3, max: NOON + 3 }),
  fc.constantFrom(NOON - DAY, 0, -0, -1, -DAY, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.5),
  fc.constantFrom(Date.UTC(2100, 0, 1) - 1, Date.UTC(2100, 0, 1), Date.UTC(2101, 0, 1), Number.MAX_SAFE_INTEGER),
);

test('every stamp is later than the one before, whatever the clock shows', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyWall, anyDevice), { minLength: 2, maxLength: 50 }), (edits) => {
      let seen: Stamp | null = null;
      for (const [wall, device] of edits) {
        const next: Stamp = nextStamp(seen, wall, device);
        if (seen !== null) expect(next > seen).toBe(true);
        seen = next;
      }
    }),
  );
});

test('a right clock gives its own time, a clock set back a day goes on from what was seen', () => {
  const first = nextStamp(null, NOON, DEVICE);
  expect(first).toBe('001788264000000-00000-a1b2c3d4e5f60718');
  expect(nextStamp(first, NOON + 1, DEVICE)).toBe('001788264000001-00000-a1b2c3d4e5f60718');
  expect(nextStamp(first, NOON - DAY, DEVICE)).toBe('001788264000000-00001-a1b2c3d4e5f60718');
});

test('the order of the texts is the order of milliseconds, counter and device', () => {
  const parts = fc.tuple(fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) - 1 }), fc.integer({ min: 0, max: 99_999 }), anyDevice);
  const text = ([milliseconds, counter, device]: [number, number, string]): Stamp =>
    stamp.parse(`${String(milliseconds).padStart(15, '0')}-${String(counter).padStart(5, '0')}-${device}`);
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      const numbers = a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : Number(a[2] > b[2]));
      const texts = text(a) < text(b) ? -1 : Number(text(a) > text(b));
      expect(Math.sign(numbers)).toBe(texts);
    }),
  );
});

test('a full counter runs over into the next millisecond', () => {
  const full = stamp.parse(`${String(NOON).padStart(15, '0')}-99999-${DEVICE}`);
  expect(nextStamp(full, NOON, DEVICE)).toBe(`${String(NOON + 1).padStart(15, '0')}-00000-${DEVICE}`);
});

test('a stamp past 2100 is refused, and so is anything that is not one', () => {
  const at = (milliseconds: number): string => `${String(milliseconds).padStart(15, '0')}-00000-${DEVICE}`;
  expect(stamp.safeParse(at(Date.UTC(2100, 0, 1) - 1)).success).toBe(true);
  expect(stamp.safeParse(at(Date.UTC(2100, 0, 1))).error?.issues[0]?.message).toMatch(/past the year 2100/);
  for (const text of ['', `${at(NOON)}\n`, at(NOON).toUpperCase(), at(NOON).slice(1), `٠${at(NOON).slice(1)}`])
    expect(stamp.safeParse(text).success, JSON.stringify(text)).toBe(false);
});

test('the very last stamp before 2100 cannot be overtaken, and that is said', () => {
  const last = stamp.parse(`${String(Date.UTC(2100, 0, 1) - 1).padStart(15, '0')}-99999-${DEVICE}`);
  expect(() => nextStamp(last, NOON, DEVICE)).toThrow(/past the year 2100/);
});

test('the later of two stamps is the same either way round, and anything is later than none', () => {
  fc.assert(
    fc.property(anyStamp, anyStamp, (a, b) => {
      expect([a, b].sort().at(-1)).toBe(laterStamp(a, b));
      expect(laterStamp(b, a)).toBe(laterStamp(a, b));
      expect(laterStamp(a, null)).toBe(a);
      expect(laterStamp(null, a)).toBe(a);
    }),
  );
  expect(laterStamp(null, null)).toBeNull();
});

test('a clock that runs ahead is measured, not refused', () => {
  const tomorrow = nextStamp(null, NOON + DAY, DEVICE);
  expect(driftAhead(tomorrow, NOON)).toBe(DAY);
  expect(driftAhead(tomorrow, NOON + 2 * DAY)).toBe(-DAY);
});

test('a time outside the years that can be written is brought to the nearest of them', () => {
  expect(writableTime(new Date(NOON))).toEqual(new Date(NOON));
  expect(writableTime(new Date(8.64e15)).toISOString()).toBe('9999-12-31T00:00:00.000Z');
  expect(writableTime(new Date(-8.64e15)).toISOString()).toBe('1970-01-01T00:00:00.000Z');
});
