import type { BackupId } from '../../src-shared/contract/backup.ts';

/** What has to be known of a backup to decide whether it is kept. */
export interface Dated {
  readonly id: BackupId;
  /** Grows with every backup, whatever the clock says. */
  readonly number: number;
  /** When it was made, by the clock of the computer that made it. */
  readonly at: string;
  /** The number of the last record in its journal. */
  readonly position: number;
}

const TODAY = 3;
const DAYS = 14;
const MONTHS = 12;

/**
 * Which backups are kept: three of today, the newest of each day for a fortnight, the newest of each month for a year. Days
 * and months are those of UTC. The last one that was made is always kept, and so is every one that was made later than now:
 * a clock that has jumped must not take a backup with it. Nor does one go that holds more records than the last one: something may
 * have been lost since.
 *
 * @returns the ids of those that are kept
 */
export function retention(backups: readonly Dated[], now: Date): Set<BackupId> {
  const newestFirst = backups.toSorted((a, b) => (a.at === b.at ? b.number - a.number : a.at < b.at ? 1 : -1));
  const kept = new Set<BackupId>();
  const last = backups.reduce<Dated | null>((found, one) => (found && found.number > one.number ? found : one), null);
  if (last) kept.add(last.id);
  for (const { id, position } of backups) if (last && position > last.position) kept.add(id);
  const moment = now.toISOString();
  const today = moment.slice(0, 10);
  const perDay = new Map<string, number>();
  const months = new Set<string>();
  for (const { id, at } of newestFirst) {
    const [day, month] = [at.slice(0, 10), at.slice(0, 7)];
    if (at > moment) {
      kept.add(id);
      continue;
    }
    const ofDay = perDay.get(day) ?? 0;
    perDay.set(day, ofDay + 1);
    if (ofDay < (day === today ? TODAY : 1) && daysBetween(day, today) <= DAYS) kept.add(id);
    if (!months.has(month) && monthsBetween(month, moment) <= MONTHS) kept.add(id);
    months.add(month);
  }
  return kept;
}

/** Of what is kept before restores, the three last ones. */
export function threeNewest(points: readonly Dated[]): Set<BackupId> {
  const newestFirst = points.toSorted((a, b) => b.number - a.number);
  return new Set(newestFirst.slice(0, 3).map(({ id }) => id));
}

function daysBetween(day: string, later: string): number {
  return (Date.parse(later) - Date.parse(day)) / 86_400_000;
}

function monthsBetween(month: string, later: string): number {
  const months = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return months(later) - months(month);
}
