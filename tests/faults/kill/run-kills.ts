import { randomFrom } from '../forgetful-file-system.ts';
import { type Figures, type Kind, type Loss, noFigures, runLane } from './lane.ts';
import type { Beginning } from './messages.ts';

export interface Kills {
  readonly kind: Kind;
  readonly seed: number;
  readonly kills: number;
  readonly mutant?: Beginning['mutant'];
  /** Told after each practice. */
  readonly onProgress?: (sum: Figures) => void;
}

export interface Killed extends Figures {
  /** What was lost or went wrong, each with its seed. */
  readonly losses: readonly Loss[];
}

/** So many practices are worked on at the same time. */
const LANES = 2;
/** After so many kills a practice is given up for a new one, or reading its journal would take longer than living. */
const LONGEST_PRACTICE = 150;

/**
 * Kills main and the browser again and again, and looks after each start whether everything is there that had been shown as
 * saved. The seed decides what is done and when it is killed; how far the computer has got by then is its own affair.
 */
export async function runKills({ kind, seed, kills, mutant = 'none', onProgress }: Kills): Promise<Killed> {
  const losses: Loss[] = [];
  const all: Figures[] = [];
  const shares = sharesOf(kills);
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < shares.length && losses.length === 0) {
      const own = seed + next;
      const figures = noFigures();
      all.push(figures);
      next += 1;
      const loss = await runLane({ kind, kills: shares[own - seed] ?? 0, random: randomFrom(own), mutant, figures });
      if (loss !== null) losses.push({ ...loss, words: `seed ${own}, ${loss.words}` });
      onProgress?.(sumOf(all));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { ...sumOf(all), losses };
}

/** How many kills each practice gets: all lanes the same, none more than the longest. */
function sharesOf(kills: number): number[] {
  const practices = Math.max(Math.min(LANES, kills), Math.ceil(kills / LONGEST_PRACTICE));
  return Array.from({ length: practices }, (_, at) => Math.floor(kills / practices) + (at < kills % practices ? 1 : 0));
}

function sumOf(all: readonly Figures[]): Figures {
  const sum = noFigures();
  for (const { killed, ...figures } of all) {
    for (const [name, figure] of Object.entries(figures) as [keyof typeof figures, number][]) sum[name] += figure;
    for (const [victim, times] of Object.entries(killed)) sum.killed[victim] = (sum.killed[victim] ?? 0) + times;
  }
  return sum;
}

/** The figures as `npm run faults` and the tests print them. */
export function figuresInWords(figures: Figures, losses: readonly Loss[]): string {
  const {
    kills,
    killed,
    acts,
    shownSaved,
    filesShown,
    midWrite,
    recoveries,
    recovered,
    gaveUp,
    withoutJournal,
    withoutDatabase,
  } = figures;
  const victims = Object.entries(killed).map(([victim, times]) => `${victim} ${times}`);
  return [
    `kills ${kills} (${victims.join(', ')})`,
    `in the middle of something that was not saved yet: ${midWrite}`,
    `acts ${acts}, shown saved and found again at every start ${shownSaved}`,
    `files shown as attached and read back byte for byte ${filesShown}`,
    `recoveries ${recoveries} (${recovered} changes)`,
    `starts without the journal ${withoutJournal}, without the browser’s database ${withoutDatabase}, ends in order ${gaveUp}`,
    `losses ${losses.length}`,
  ].join('\n');
}
