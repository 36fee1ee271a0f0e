import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { figuresInWords, runKills } from './run-kills.ts';

/**
 * kill -9 of main and of the browser under continuous editing. `KILL_SEED` runs other lives; `npm run faults` runs more of
 * them.
 */
const SEED = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 1_000_000));
const KILLS = 62;

test(`what was shown as saved is there after every kill (seed ${SEED})`, async () => {
  const { losses, ...figures } = await runKills({ kind: 'both', seed: SEED, kills: KILLS });
  process.stdout.write(`Seed ${SEED}\n${figuresInWords(figures, losses)}\n`);
  expect(losses).toEqual([]);
  // A test in which nothing happens would pass as well.
  expect(figures.kills).toBe(KILLS);
  expect(figures.killed.main).toBeGreaterThan(10);
  expect(figures.killed.browser).toBeGreaterThan(5);
  expect(figures.midWrite).toBeGreaterThan(KILLS / 3);
  expect(figures.recoveries).toBeGreaterThan(3);
  expect(figures.shownSaved).toBeGreaterThan(KILLS);
}, 1_200_000);

test('a main that says “saved” before it writes is found out', async () => {
  const { losses } = await runKills({ kind: 'main', seed: SEED, kills: 60, mutant: 'answers early' });
  for (const { folder } of losses) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  expect(losses.map(({ words }) => words).join('\n')).toMatch(/lost from the journal: answers\/\d+\/\S+ was shown saved as/);
}, 1_200_000);
