import { expect, test } from 'vitest';
import { DESTROYING_SYNC_POINTS, type SyncPoint } from '../../src-main/disk/disk.ts';
import { type DestroyingLived, destroyingLife } from './destroying-life.ts';

/**
 * “Remove for good” in the journal, on a file system that forgets. `JOURNAL_SEED` and `JOURNAL_LIVES` run other lives, or more
 * of them; a failure names its seed.
 */
const SEED = Number(process.env.JOURNAL_SEED ?? 1);
const LIVES = Number(process.env.JOURNAL_LIVES ?? 24);
const ROUNDS = 8;
/** In how many lives a missing flush has to show; the first time ends the search. */
const LIVES_OF_A_MUTANT = 400;

test(`what was destroyed stays destroyed, and nothing else goes with it (${LIVES} lives from seed ${SEED})`, async () => {
  const lives: DestroyingLived[] = [];
  for (let seed = SEED; seed < SEED + LIVES; seed += 1)
    lives.push(
      await destroyingLife(seed, null, ROUNDS).catch((error: unknown) => {
        throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }),
    );
  const all = (figure: (life: DestroyingLived) => number): number => lives.reduce((sum, life) => sum + figure(life), 0);
  const figures = {
    destroyed: all((life) => life.destroyed),
    cutShort: all((life) => life.cutShort),
    powerCuts: all((life) => life.powerCuts),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  // A test in which nothing happens would pass as well.
  expect(figures.destroyed).toBeGreaterThan(LIVES * 4);
  expect(figures.cutShort).toBeGreaterThan(LIVES * 2);
  expect(figures.powerCuts).toBeGreaterThan(LIVES * 3);
  const reached = new Set(lives.flatMap((life) => [...life.reached]));
  expect(DESTROYING_SYNC_POINTS.filter((point) => !reached.has(point))).toEqual([]);
}, 60_000);

test.each(DESTROYING_SYNC_POINTS)(
  'without the flush “%s” something goes wrong, and it is noticed',
  async (point) => {
    await expect(firstFault(point)).resolves.toMatch(/acknowledged|destroyed|crash|chain|digest/);
  },
  60_000,
);

/** What went wrong first when this flush is left out; fails when nothing does. */
async function firstFault(without: SyncPoint): Promise<string> {
  for (let seed = 1; seed <= LIVES_OF_A_MUTANT; seed += 1) {
    const fault = await destroyingLife(seed, without, ROUNDS).then(
      () => null,
      (error: unknown) => String(error),
    );
    if (fault !== null) return fault;
  }
  throw new Error(`nothing went wrong in ${LIVES_OF_A_MUTANT} lives without “${without}”`);
}
