import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Change, change } from '../../../src-shared/assessment/change.ts';
import { address, openBenchApp } from '../bench-app.ts';
import { buildPouchdb } from '../build-for-bench.ts';
import { fiveYears } from '../five-years.ts';
import { generalPractice } from '../general-practice.ts';
import type { Measurement } from '../measurement.ts';
import { byTurns } from '../rounds.ts';
import { row } from '../row.ts';
import { writeWorkspace } from '../write-workspace.ts';
import { openPouchdb, openRawDatabase, POUCHDB, putInPouchdb, RAW_APPEND, saveRaw } from './save-tick-in-page.ts';

const SAVE = 'one tick, from the click to “Saved on this computer”';
const BOTH_AT_ONCE = `${SAVE}, against both raw writes at once`;
const BESIDE_POUCHDB = `${SAVE}, beside PouchDB`;

/**
 * What a save costs a person: everything from the click on a tick box to the words in the status line, in the real app with
 * five years of answers open. It is held against what the disk alone costs: the same record committed to two stores of a
 * plain IndexedDB with strict durability, then one line of the same length appended and flushed, over the same bridge. The
 * app does these two side by side, so the second row holds it against the raw ones side by side too. PouchDB's put waits
 * for no disk; it is shown because people know it.
 */
export const saveTick: Measurement = {
  rows: [SAVE, BOTH_AT_ONCE, BESIDE_POUCHDB],
  measure: async (bench) => {
    const practice = fiveYears(generalPractice());
    let journal = '';
    const app = await openBenchApp(
      bench,
      async (data) => {
        journal = await writeWorkspace(data, practice);
      },
      [{ content: await buildPouchdb(POUCHDB) }],
    );
    const appended = await open(join(app.data, 'raw.jsonl'), 'a');
    try {
      const { page } = app;
      await page.context().exposeBinding(RAW_APPEND, async (_, line: string) => {
        await appended.appendFile(line);
        await appended.datasync();
      });
      await page.goto(address(`/${practice.assessments.at(-1)}/requirements/117`));
      const level3 = page.getByRole('checkbox', { name: /^3a/ });
      await level3.waitFor();
      await page.evaluate(openRawDatabase);
      await page.evaluate(openPouchdb);
      const before = await lines(journal);
      let clicks = 0;
      const click = async (): Promise<number> => {
        const saved = page.evaluate(untilSaved);
        clicks += 1;
        await level3.click();
        return saved;
      };
      await click();
      const record = await newest(journal);
      const found = await byTurns(
        {
          click,
          raw: () => page.evaluate(saveRaw, { record, atOnce: false }),
          rawAtOnce: () => page.evaluate(saveRaw, { record, atOnce: true }),
          pouchdb: () => page.evaluate(putInPouchdb, record),
        },
        bench.rounds(100),
      );
      const written = (await lines(journal)) - before;
      if (written !== clicks) throw new Error(`${clicks} ticks were said to be saved and the journal holds ${written}`);
      await sameInDatabase(page, await lines(journal));
      const ours = { ours: found.click, unit: 'ms' } as const;
      return [
        row({
          name: SAVE,
          ...ours,
          against: {
            what: 'raw strict commit to two stores, then raw append and fdatasync over the same bridge',
            samples: found.raw,
          },
          aim: { on: 'ratio', atMost: 1.5 },
        }),
        row({
          name: BOTH_AT_ONCE,
          ...ours,
          against: { what: 'the same raw commit and append at once', samples: found.rawAtOnce },
        }),
        row({
          name: BESIDE_POUCHDB,
          ...ours,
          against: { what: 'PouchDB put, relaxed durability, no journal', samples: found.pouchdb },
        }),
      ];
    } finally {
      await appended.close();
      await app.close();
    }
  },
};

/** Settles with the milliseconds from the next click to the status line saying that it is saved, after it said “Saving”. */
function untilSaved(): Promise<number> {
  return new Promise((resolve, reject) => {
    const status = document.querySelector('[data-testid=save-status]');
    if (!status) return reject(new Error('there is no status line'));
    let from: number | null = null;
    let wasSaving = false;
    addEventListener(
      'click',
      () => {
        from = performance.now();
      },
      { capture: true, once: true },
    );
    const observer = new MutationObserver(() => {
      const now = performance.now();
      const words = status.textContent ?? '';
      wasSaving ||= words.includes('Saving');
      if (from === null || !wasSaving || !words.includes('Saved on this computer')) return;
      observer.disconnect();
      resolve(now - from);
    });
    observer.observe(status, { childList: true, subtree: true, characterData: true });
  });
}

async function lines(journal: string): Promise<number> {
  return (await readFile(journal, 'utf8')).trimEnd().split('\n').length;
}

async function newest(journal: string): Promise<Change> {
  return change.parse(JSON.parse((await readFile(journal, 'utf8')).trimEnd().split('\n').at(-1) ?? ''));
}

/** The database holds as many changes as the journal, whose first line is its head. */
async function sameInDatabase(page: Page, journalLines: number): Promise<void> {
  const held = await page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((database) => database.name?.startsWith('igt-workspace-'))?.name ?? '';
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const counting = opening.result.transaction('changes').objectStore('changes').count();
        counting.onsuccess = () => {
          opening.result.close();
          resolve(counting.result);
        };
      };
    });
  });
  if (held !== journalLines - 1) throw new Error(`the journal holds ${journalLines - 1} changes and the database ${held}`);
}
