import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Change, change } from '../../../src-shared/assessment/change.ts';
import { fold } from '../../../src-shared/assessment/fold.ts';
import { manyChanges } from '../many-changes.ts';
import type { Measurement } from '../measurement.ts';
import { byTurns } from '../rounds.ts';
import { row } from '../row.ts';

const COUNT = 100_000;
const FOLD = 'fold of 100,000 changes';
const LOAD = 'load of 100,000 changes: read, check each by its schema, fold';
const PARSE = 'JSON.parse of the same';

/**
 * What it costs to make the state out of a long history, held against merely reading the text. Every round folds changes
 * that were parsed a moment ago and that nothing has looked at: strings that were used as keys before are faster.
 */
export const foldAndLoad: Measurement = {
  rows: [FOLD, LOAD],
  measure: async (bench) => {
    const text = JSON.stringify(manyChanges(COUNT));
    const collect = garbageCollector();
    /** Garbage of one side must not be cleared away on the other's time. */
    const timed = <T>(work: () => T): { readonly took: number; readonly result: T } => {
      collect();
      const from = performance.now();
      const result = work();
      return { took: performance.now() - from, result };
    };
    const read = (): Change[] => JSON.parse(text) as Change[];
    const found = await byTurns(
      {
        parse: async () => timed(read).took,
        fold: async () => {
          const fresh = read();
          return timed(() => fold(fresh)).took;
        },
        load: async () => timed(() => fold((JSON.parse(text) as unknown[]).map((one) => change.parse(one)))).took,
      },
      bench.rounds(15),
    );
    const against = { what: PARSE, samples: found.parse };
    return [
      row({ name: FOLD, ours: found.fold, against, unit: 'ms', aim: { on: 'ratio', atMost: 1.3 } }),
      row({ name: LOAD, ours: found.load, against, unit: 'ms', aim: { on: 'ratio', atMost: 8 } }),
    ];
  },
};

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
