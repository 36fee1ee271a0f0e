import { parseArgs } from 'node:util';
import { z } from 'zod';
import { buildRenderer } from '../../scripts/build-renderer.ts';
import { browserForWindow, NoBrowser } from '../../scripts/system/browser.ts';
import { say } from '../../scripts/system/run.ts';
import { faultsInWords } from '../../src-shared/faults-in-words.ts';
import { figuresInWords, runKills } from './kill/run-kills.ts';

const USAGE = `npm run faults -- [--seed N] [--kills N] [--kind main|browser|both]
  --seed N     which lives; a number by chance when left out
  --kills N    how often something is killed with kill -9; 10000 when left out
  --kind KIND  what is killed; both when left out`;

const wanted = z.strictObject({
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31),
  kills: z.coerce.number().int().min(1).max(10_000_000),
  kind: z.enum(['main', 'browser', 'both']),
});

/** `npm run faults`: the kill test of `npm test`, as long as wanted. Fails when anything is lost. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { seed: { type: 'string' }, kills: { type: 'string' }, kind: { type: 'string' }, help: { type: 'boolean' } },
  });
  const { help, ...given } = values;
  const parsed = wanted.safeParse({ seed: Math.floor(Math.random() * 1_000_000), kills: 10_000, kind: 'both', ...given });
  if (help || !parsed.success) {
    if (!parsed.success) process.stderr.write(`${faultsInWords(parsed.error)}\n`);
    say(USAGE);
    return help ? 0 : 2;
  }
  const { seed, kills, kind } = parsed.data;
  await browserForWindow();
  await buildRenderer();
  say(`Seed ${seed}: ${kills} kills, ${kind === 'both' ? 'main and browser' : kind}.`);
  const from = performance.now();
  const minutes = (): string => `${Math.round((performance.now() - from) / 60_000)} min`;
  const { losses, ...figures } = await runKills({
    seed,
    kills,
    kind,
    onProgress: (sum) => say(`${minutes()}: ${sum.kills} kills, ${sum.recoveries} recoveries`),
  });
  for (const { words, folder } of losses) process.stderr.write(`LOST: ${words}\nThe data folder is kept: ${folder}\n`);
  say(`${figuresInWords(figures, losses)}\n${minutes()}`);
  return losses.length === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof NoBrowser)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
});
process.exit();
