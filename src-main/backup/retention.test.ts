import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupIdOf } from './manifest.ts';
import { type Dated, retention, threeNewest } from './retention.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 8, 1);

const dated = (at: Date, number: number, position = 0): Dated => ({
  id: backupIdOf(at, number.toString(16).padStart(8, '0')),
  number,
  at: at.toISOString(),
  position,
});

/** Backups made one after the other, after each of which those that are not kept go. */
function lived(moments: readonly Date[], look?: (kept: readonly Dated[], now: Date) => void): Dated[] {
  let kept: Dated[] = [];
  for (const [at, now] of moments.entries()) {
    kept.push(dated(now, at + 1));
    const keeps = retention(kept, now);
    kept = kept.filter(({ id }) => keeps.has(id));
    look?.(kept, now);
  }
  return kept;
}

const dayBefore = (day: string, days: number): string => new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);
const daysOf = (kept: readonly Dated[]): string[] => kept.map(({ at }) => at.slice(0, 10));

test('in fourteen months of four backups a day, three of today, one a day for a fortnight and one a month for a year are there', () => {
  const everySixHours = Array.from({ length: 430 * 4 }, (_, at) => new Date(START + at * 6 * 3_600_000));
  lived(everySixHours, (kept, now) => {
    if (now.getUTCHours() !== 18) return;
    const today = now.toISOString().slice(0, 10);
    const days = daysOf(kept);
    const age = Math.floor((now.getTime() - START) / DAY);
    const fortnight = Array.from({ length: Math.min(14, age) }, (_, back) => dayBefore(today, back + 1));
    expect(fortnight.filter((day) => !days.includes(day))).toEqual([]);
    const months = new Set(days.map((day) => day.slice(0, 7)));
    expect(months.size).toBe(Math.min(13, (now.getUTCFullYear() - 2026) * 12 + now.getUTCMonth() - 8 + 1));
    expect(days.filter((day) => day === today)).toHaveLength(3);
    expect(kept.length).toBeLessThanOrEqual(3 + 14 + 13);
  });
});

const moments = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 3 * DAY }) },
    // The clock jumps, back and forth.
    { weight: 1, arbitrary: fc.integer({ min: -800 * DAY, max: 800 * DAY }) },
  ),
  { minLength: 1, maxLength: 80 },
);

test('whatever the clock does: the newest stays, none that is later than now goes, and no day or month is left without one', () => {
  fc.assert(
    fc.property(moments, (steps) => {
      let now = START;
      const clock = steps.map((step) => {
        now += step;
        return new Date(now);
      });
      let before: readonly Dated[] = [];
      lived(clock, (kept, moment) => {
        const made = kept.find(({ number }) => number === Math.max(...kept.map((one) => one.number)));
        expect(made?.at).toBe(moment.toISOString());
        const ids = new Set(kept.map(({ id }) => id));
        for (const one of before) if (one.at > moment.toISOString()) expect(ids.has(one.id)).toBe(true);
        for (const gone of before.filter(({ id }) => !ids.has(id))) {
          const days = Math.round((Date.parse(moment.toISOString().slice(0, 10)) - Date.parse(gone.at.slice(0, 10))) / DAY);
          // What goes is old, or its day has a later one.
          if (days <= 14) expect(kept.some(({ at }) => at.slice(0, 10) === gone.at.slice(0, 10) && at >= gone.at)).toBe(true);
          if (days <= 330) expect(kept.some(({ at }) => at.slice(0, 7) === gone.at.slice(0, 7) && at >= gone.at)).toBe(true);
        }
        // Asked twice, it says the same.
        expect(retention(kept, moment)).toEqual(ids);
        before = kept;
      });
    }),
  );
});

test('a backup made by a clock that is years behind is kept until the next one, and takes no other with it', () => {
  const kept = lived([new Date(START), new Date(START - 3_000 * DAY)]);
  expect(kept.map(({ number }) => number)).toEqual([1, 2]);
});

test('one that holds more than the last one stays, until a later one holds as much', () => {
  const moments = [1, 2, 3, 4, 5].map((hour) => new Date(START + hour * 3_600_000));
  const positions = [90, 100, 40, 60, 100];
  const kept = (count: number): number[] => {
    const all = moments.slice(0, count).map((at, index) => dated(at, index + 1, positions[index]));
    const keeps = retention(all, new Date(START + 20 * DAY));
    return all.filter(({ id }) => keeps.has(id)).map(({ position }) => position);
  };
  expect([kept(3), kept(4), kept(5)]).toEqual([[90, 100, 40], [90, 100, 60], [100]]);
});

test('of what is kept before restores, the three that were made last stay', () => {
  const points = [5, 1, 4, 2].map((number) => dated(new Date(START - number * DAY), number));
  expect([...threeNewest(points)].map((id) => Number.parseInt(id.slice(-8), 16)).sort()).toEqual([2, 4, 5]);
});
