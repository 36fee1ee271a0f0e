import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Change } from '../../../src-shared/assessment/change.ts';
import { BRIDGE_NAME, type BridgeMethod, type BridgeOnWindow, bridge, bridgeReply } from '../../../src-shared/contract/bridge.ts';
import { address, openBenchApp } from '../bench-app.ts';
import { buildPouchdb } from '../build-for-bench.ts';
import { fiveYears } from '../five-years.ts';
import { generalPractice } from '../general-practice.ts';
import type { Measurement } from '../measurement.ts';
import { byTurns } from '../rounds.ts';
import { type Aim, row } from '../row.ts';
import { writeWorkspace } from '../write-workspace.ts';
import {
  addRawButton,
  countChanges,
  openPouchdb,
  openRawDatabase,
  POUCHDB,
  putInPouchdb,
  RAW_APPEND,
  RAW_BUTTON,
  type RawOrder,
  untilRawWritten,
  untilSaved,
} from './save-tick-in-page.ts';

const BY_PERSON = 'one tick, from a person’s click to “Saved on this computer”';
const BY_SCRIPT = 'one tick, from a script’s click to “Saved on this computer”';
const AT_ONCE = `${BY_SCRIPT}, against both raw writes at once`;
const POUCHDB_PUT = `${BY_SCRIPT}, beside PouchDB`;

/**
 * What a save costs: everything from the click on a tick box to the words in the status line, in the real app with five years
 * of answers open. It is held against what the disk alone costs: a click on a bare button in the same page that commits the
 * same record to two stores of a plain IndexedDB with strict durability, then appends one line of the same length and flushes
 * it, over the same bridge.
 *
 * After a person's click Chromium shows a frame before it tells a page what its database says, some ten milliseconds that both
 * sides wait alike. They hide what the app adds. A script's click is not followed by that wait, so it shows all of it.
 *
 * The app writes to the database and the journal side by side, so one more row holds it against the raw writes side by side.
 * PouchDB's put waits for no disk; it is shown because people know it.
 */
export const saveTick: Measurement = {
  rows: [BY_PERSON, BY_SCRIPT, AT_ONCE, POUCHDB_PUT],
  measure: async (bench) => {
    const practice = fiveYears(generalPractice());
    let workspace = '';
    const app = await openBenchApp(
      bench,
      async (data) => {
        workspace = await writeWorkspace(data, practice);
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
      const box = page.getByRole('checkbox', { name: /^3a/ });
      await box.waitFor();
      await page.evaluate(openRawDatabase);
      await page.evaluate(openPouchdb);
      await page.evaluate(addRawButton, RAW_BUTTON);
      const button = page.getByRole('button', { name: RAW_BUTTON });

      const person = (target: Locator): Promise<void> => target.click();
      const script = (target: Locator): Promise<void> => target.evaluate((element) => (element as HTMLElement).click());
      const before = await journalPosition(page, workspace);
      let clicks = 0;
      const tick = async (click: typeof person): Promise<number> => {
        const saved = page.evaluate(untilSaved);
        clicks += 1;
        await click(box);
        return saved;
      };
      await tick(person);
      const record = await newest(page, workspace, before);
      const raw = async (click: typeof person, { atOnce }: RawOrder): Promise<number> => {
        const written = page.evaluate(untilRawWritten, { record, atOnce });
        await click(button);
        return written;
      };
      const found = await byTurns(
        {
          byPerson: () => tick(person),
          rawByPerson: () => raw(person, { atOnce: false }),
          byScript: () => tick(script),
          rawByScript: () => raw(script, { atOnce: false }),
          rawAtOnce: () => raw(script, { atOnce: true }),
          pouchdb: () => page.evaluate(putInPouchdb, record),
        },
        bench.rounds(60),
      );
      const after = await journalPosition(page, workspace);
      const inDatabase = await page.evaluate(countChanges);
      if (after - before !== clicks || inDatabase !== after)
        throw new Error(
          `${clicks} ticks were said to be saved; the journal has ${after - before} of them, and ${after} changes, the database ${inDatabase}`,
        );
      const what =
        'raw strict commit to two stores, then raw append and fdatasync over the same bridge, from the same kind of click';
      const compared = (name: string, ours: readonly number[], samples: readonly number[], as: string, aim?: Aim) =>
        row({ name, ours, against: { what: as, samples }, unit: 'ms', ...(aim ? { aim } : {}) });
      const aim: Aim = { on: 'ratio', atMost: 1.5 };
      return [
        compared(BY_PERSON, found.byPerson, found.rawByPerson, what, aim),
        compared(BY_SCRIPT, found.byScript, found.rawByScript, what, aim),
        compared(AT_ONCE, found.byScript, found.rawAtOnce, 'the same raw commit and append at once'),
        compared(POUCHDB_PUT, found.byScript, found.pouchdb, 'PouchDB put, relaxed durability, no journal'),
      ];
    } finally {
      await appended.close();
      await app.close();
    }
  },
};

/** Asks main over the bridge, as the app does. */
async function ask(page: Page, method: BridgeMethod, input: unknown): Promise<unknown> {
  const reply = await page.evaluate(
    ([name, wanted, sent]) => (Reflect.get(globalThis, name) as BridgeOnWindow).call[wanted](sent),
    [BRIDGE_NAME, method, input] as const,
  );
  const read = bridgeReply.parse(reply);
  if (!read.ok) throw new Error(read.refusal.words);
  return read.value;
}

async function journalPosition(page: Page, workspace: string): Promise<number> {
  return bridge['workspaces.open'].output.parse(await ask(page, 'workspaces.open', { workspace })).position;
}

/** The first change behind a position. */
async function newest(page: Page, workspace: string, after: number): Promise<Change> {
  const read = await ask(page, 'journal.read', { workspace, documents: null, after, limit: 1 });
  const [change] = bridge['journal.read'].output.parse(read).changes;
  if (!change) throw new Error('the tick is not in the journal');
  return change;
}
