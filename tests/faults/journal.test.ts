import { expect, test } from 'vitest';
import { JOURNAL_SYNC_POINTS, type SyncPoint } from '../../src-main/disk/disk.ts';
import { fragileLife, journalLife, type Lived } from './journal-life.ts';

/**
 * The journal on a file system that forgets at a random point every byte and every name that was not flushed. `JOURNAL_SEED`
 * and `JOURNAL_LIVES` run other lives, or more of them; a failure names its seed.
 */
const SEED = Number(process.env.JOURNAL_SEED ?? 1);
const LIVES = Number(process.env.JOURNAL_LIVES ?? 24);
const ROUNDS = 12;
const FRAGILE_LIVES = 4 * LIVES;
/**
 * In how many lives a missing flush has to show. The rarest shows about once in 130 (salts are drawn afresh each time), so this
 * many miss it about once in four million runs; the first loss ends the search.
 */
const LIVES_OF_A_MUTANT = 2_000;

test(`what was acknowledged is there after every crash (${LIVES} lives from seed ${SEED})`, async () => {
  const lives: Lived[] = [];
  const saying = (seed: number) => (error: unknown) => {
    throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  };
  for (let seed = SEED; seed < SEED + LIVES; seed += 1) lives.push(await journalLife(seed, null, ROUNDS).catch(saying(seed)));
  for (let seed = SEED; seed < SEED + FRAGILE_LIVES; seed += 1) lives.push(await fragileLife(seed, null).catch(saying(seed)));
  const all = (figure: (life: Lived) => number): number => lives.reduce((sum, life) => sum + figure(life), 0);
  const figures = {
    powerCuts: all((life) => life.powerCuts),
    kills: all((life) => life.kills),
    damaged: all((life) => life.damaged),
  };
  process.stdout.write(`${all((life) => life.acknowledged)} changes acknowledged and found, ${JSON.stringify(figures)}\n`);
  // A test in which nothing happens would pass as well.
  expect(figures.powerCuts).toBeGreaterThan(LIVES * 4);
  expect(figures.kills).toBeGreaterThan(LIVES * 2);
  expect(figures.damaged).toBeGreaterThan(LIVES / 2);
  expect(new Set(lives.flatMap(({ reached }) => [...reached]))).toEqual(new Set(JOURNAL_SYNC_POINTS));
}, 60_000);

test.each(JOURNAL_SYNC_POINTS)(
  'without the flush “%s” something is lost, and it is noticed',
  async (point) => {
    await expect(firstLoss(point)).resolves.toMatch(/acknowledged|damaged|crash|chain|digest/);
  },
  60_000,
);

/** What went wrong first when this flush is left out; fails when nothing does. */
async function firstLoss(without: SyncPoint): Promise<string> {
  for (let seed = 1; seed <= LIVES_OF_A_MUTANT; seed += 1) {
    const life = seed % 4 === 0 ? journalLife(seed, without, ROUNDS / 2) : fragileLife(seed, without);
    const loss = await life.then(
      () => null,
      (error: unknown) => String(error),
    );
    if (loss !== null) return loss;
  }
  throw new Error(`nothing was lost in ${LIVES_OF_A_MUTANT} lives without “${without}”`);
}
