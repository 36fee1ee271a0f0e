import { parseArgs } from 'node:util';
import { browserForWindow, NoBrowser } from '../../scripts/system/browser.ts';
import { say } from '../../scripts/system/run.ts';
import { buildForBench } from './build-for-bench.ts';
import { machineFacts } from './machine.ts';
import type { Measurement } from './measurement.ts';
import { inWords } from './print-rows.ts';
import { backups } from './rows/backup.ts';
import { evidenceIntake } from './rows/evidence.ts';
import { firstLoad } from './rows/first-load.ts';
import { foldAndLoad } from './rows/fold.ts';
import { journalOnDisk } from './rows/journal.ts';
import { longList } from './rows/long-list.ts';
import { manyRequirements } from './rows/many-requirements.ts';
import { openList } from './rows/open-list.ts';
import { evidencePack } from './rows/pack.ts';
import { pastedChunks } from './rows/paste.ts';
import { printAssessment } from './rows/print-assessment.ts';
import { rebuild } from './rows/rebuild.ts';
import { saveRequirement } from './rows/save-requirement.ts';
import { saveTick } from './rows/save-tick.ts';

const MEASUREMENTS: readonly Measurement[] = [
  saveTick,
  openList,
  longList,
  foldAndLoad,
  firstLoad,
  journalOnDisk,
  rebuild,
  evidenceIntake,
  backups,
  evidencePack,
  pastedChunks,
  printAssessment,
  saveRequirement,
  manyRequirements,
];

const USAGE = `npm run bench -- [--json] [--only NAME] [--short]
  --json       one JSON object a row
  --only NAME  only rows whose name has NAME in it
  --short      a few rounds, to see that every row gives figures; do not quote them`;

/**
 * `npm run bench`: what the app costs, each figure beside what it is held against, measured by turns in the same run.
 * Medians. What the figures were measured on comes first, on the error output. Figures never fail the bench: its exit status
 * is 0 whether the aims are met or not.
 */
async function main(): Promise<number> {
  const {
    json,
    only = '',
    short,
  } = parseArgs({
    options: { json: { type: 'boolean', default: false }, only: { type: 'string' }, short: { type: 'boolean', default: false } },
  }).values;
  const isWanted = (name: string): boolean => name.includes(only);
  const wanted = MEASUREMENTS.filter(({ rows }) => rows.some(isWanted));
  if (wanted.length === 0) {
    const names = MEASUREMENTS.flatMap(({ rows }) => rows);
    process.stderr.write(`No row has “${only}” in its name. There are:\n${names.map((name) => `  ${name}`).join('\n')}\n`);
    return 2;
  }
  const browser = await browserForWindow();
  process.stderr.write(`${await machineFacts(browser)}\n`);
  const renderer = await buildForBench();
  const rounds = (full: number) => (short ? { rounds: 2, warmUp: 1 } : { rounds: full, warmUp: 3 });
  for (const { measure } of wanted)
    for (const row of await measure({ browser, renderer, rounds, short }))
      if (isWanted(row.name)) say(json ? JSON.stringify(row) : inWords(row));
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  if (error instanceof NoBrowser) process.stderr.write(`${error.message}\n`);
  else if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    process.stderr.write(`${error.message}\n${USAGE}\n`);
  else throw error;
  return 2;
});
process.exit();
