import { expect, test } from 'vitest';
import { BACKUP_SYNC_POINTS, type SyncPoint } from '../../src-main/disk/disk.ts';
import { type BackedUpLife, backupLife } from './backup-life.ts';

/**
 * Backups on a drive that forgets at a random point every byte and every name that was not flushed. `BACKUP_SEED` and
 * `BACKUP_LIVES` run other lives, or more of them; a failure names its seed.
 */
const SEED = Number(process.env.BACKUP_SEED ?? 1);
const LIVES = Number(process.env.BACKUP_LIVES ?? 30);
const ROUNDS = 10;
/** In how many lives a missing flush has to show; the first loss ends the search. */
const LIVES_OF_A_MUTANT = 300;

test(`after every crash each backup that is there is whole, and what was acknowledged is there (${LIVES} lives from seed ${SEED})`, async () => {
  const lives: BackedUpLife[] = [];
  for (let seed = SEED; seed < SEED + LIVES; seed += 1)
    lives.push(
      await backupLife(seed, null, ROUNDS).catch((error: unknown) => {
        throw new Error(`seed ${seed}: ${String(error)}`, { cause: error });
      }),
    );
  const all = (figure: (life: BackedUpLife) => number): number => lives.reduce((sum, life) => sum + figure(life), 0);
  const figures = {
    acknowledged: all((life) => life.acknowledged),
    interrupted: all((life) => life.interrupted),
    powerCuts: all((life) => life.powerCuts),
  };
  process.stdout.write(`backups: ${JSON.stringify(figures)}\n`);
  // A test in which nothing happens would pass as well.
  expect(figures.acknowledged).toBeGreaterThan(LIVES * 3);
  expect(figures.interrupted).toBeGreaterThan(LIVES);
  expect(figures.powerCuts).toBeGreaterThan(LIVES * 3);
  const reached = new Set(lives.flatMap((life) => [...life.reached]));
  expect(BACKUP_SYNC_POINTS.filter((point) => !reached.has(point))).toEqual([]);
}, 60_000);

test.each(BACKUP_SYNC_POINTS)(
  'without the flush “%s” a backup is lost or damaged, and it is noticed',
  async (point) => {
    await expect(firstLoss(point)).resolves.toMatch(/acknowledged and is gone|is there and is/);
  },
  60_000,
);

/** What went wrong first when this flush is left out; fails when nothing does. */
async function firstLoss(without: SyncPoint): Promise<string> {
  for (let seed = 1; seed <= LIVES_OF_A_MUTANT; seed += 1) {
    const loss = await backupLife(seed, without, ROUNDS).then(
      () => null,
      (error: unknown) => String(error),
    );
    if (loss !== null) return loss;
  }
  throw new Error(`nothing was lost in ${LIVES_OF_A_MUTANT} lives without “${without}”`);
}
