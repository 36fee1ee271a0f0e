import { expect, test } from 'vitest';
import { EVIDENCE_SYNC_POINTS, type SyncPoint } from '../../src-main/disk/disk.ts';
import { evidenceLife, fragileEvidenceLife, type Lived } from './evidence-life.ts';

/**
 * The evidence store on a file system that forgets at a random point every byte and every name that was not flushed.
 * `EVIDENCE_SEED` and `EVIDENCE_LIVES` run other lives, or more of them; a failure names its seed.
 */
const SEED = Number(process.env.EVIDENCE_SEED ?? 1);
const LIVES = Number(process.env.EVIDENCE_LIVES ?? 24);
const ROUNDS = 12;
const FRAGILE_LIVES = 3 * LIVES;
/** In how many lives a missing flush has to show; the first loss ends the search, and it comes within a few. */
const LIVES_OF_A_MUTANT = 500;

test(`what was acknowledged is there after every crash (${LIVES} lives from seed ${SEED})`, async () => {
  const lives: Lived[] = [];
  const saying = (seed: number) => (error: unknown) => {
    throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  };
  for (let seed = SEED; seed < SEED + LIVES; seed += 1) lives.push(await evidenceLife(seed, null, ROUNDS).catch(saying(seed)));
  for (let seed = SEED; seed < SEED + FRAGILE_LIVES; seed += 1)
    lives.push(await fragileEvidenceLife(seed, null).catch(saying(seed)));
  const all = (figure: (life: Lived) => number): number => lives.reduce((sum, life) => sum + figure(life), 0);
  const figures = {
    removed: all((life) => life.removed),
    powerCuts: all((life) => life.powerCuts),
    kills: all((life) => life.kills),
    damaged: all((life) => life.damaged),
  };
  process.stdout.write(`${all((life) => life.acknowledged)} files acknowledged and found, ${JSON.stringify(figures)}\n`);
  // A test in which nothing happens would pass as well.
  expect(all((life) => life.acknowledged)).toBeGreaterThan(LIVES * 10);
  expect(figures.removed).toBeGreaterThan(LIVES / 2);
  expect(figures.powerCuts).toBeGreaterThan(LIVES * 4);
  expect(figures.kills).toBeGreaterThan(LIVES * 2);
  expect(figures.damaged).toBeGreaterThan(LIVES / 2);
  expect(new Set(lives.flatMap(({ reached }) => [...reached]))).toEqual(new Set(EVIDENCE_SYNC_POINTS));
}, 60_000);

test.each(EVIDENCE_SYNC_POINTS)(
  'without the flush “%s” something is lost, and it is noticed',
  async (point) => {
    await expect(firstLoss(point)).resolves.toMatch(/acknowledged|removed|crash/);
  },
  60_000,
);

/** What went wrong first when this flush is left out; fails when nothing does. */
async function firstLoss(without: SyncPoint): Promise<string> {
  for (let seed = 1; seed <= LIVES_OF_A_MUTANT; seed += 1) {
    const life = seed % 2 === 0 ? evidenceLife(seed, without, ROUNDS / 2) : fragileEvidenceLife(seed, without);
    const loss = await life.then(
      () => null,
      (error: unknown) => String(error),
    );
    if (loss !== null) return loss;
  }
  throw new Error(`nothing was lost in ${LIVES_OF_A_MUTANT} lives without “${without}”`);
}
