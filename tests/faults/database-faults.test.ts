import { cp, mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../src-main/journal/journal.ts';
import { journalFolder } from '../../src-main/journal/migrate-from-one-file.ts';
import type { Change } from '../../src-shared/assessment/change.ts';
import { ORGANISATION } from '../../src-shared/assessment/document.ts';
import { ASSESSMENT_PATH } from '../e2e/practice-file.ts';
import { type Practice, prepare, says } from '../e2e/prepared-data.ts';
import { LivingApp } from './kill/living-app.ts';
import { holdingOf, journalOnDisk } from './kill/on-disk.ts';

/** The browser's own files of its database, in the profile of a real browser, damaged between two starts of the real app. */
class Computer {
  readonly data: string;
  readonly practice: Practice;
  readonly #copies: string;

  constructor(data: string, copies: string, practice: Practice) {
    this.data = data;
    this.#copies = copies;
    this.practice = practice;
  }

  get database(): string {
    return join(this.data, 'profiles', 'chromium-test', 'Default', 'IndexedDB');
  }

  get journal(): string {
    return journalFolder(this.practice.folder);
  }

  /** Keeps a copy of a folder as it is now, while no app runs. */
  keep(folder: string, name: string): Promise<void> {
    return cp(folder, join(this.#copies, name), { recursive: true });
  }

  async putBack(folder: string, name: string): Promise<void> {
    await rm(folder, { recursive: true, force: true });
    await cp(join(this.#copies, name), folder, { recursive: true });
  }

  async changes(): Promise<readonly Change[]> {
    const { changes, wrong } = await journalOnDisk(this.practice.folder);
    expect(wrong).toEqual([]);
    return changes;
  }

  /**
   * One life of the app, closed in order.
   *
   * @param comments are written, requirement by requirement
   * @returns what the status line said at the start
   */
  async live(comments: Readonly<Record<string, string>> = {}): Promise<string> {
    const app = new LivingApp({
      data: this.data,
      files: this.data,
      workspace: this.practice.id,
      assessmentPath: ASSESSMENT_PATH,
      mutant: 'none',
    });
    onTestFinished(() => app.end());
    const { status } = await app.next('open');
    for (const [requirement, text] of Object.entries(comments)) {
      const typed = app.next('done');
      app.tell({ kind: 'type', requirement, text });
      await typed;
    }
    const seeing = app.next('seen');
    app.tell({ kind: 'look', requirements: ['114', '115'] });
    const { onScreen, inDatabase } = await seeing;
    await app.close();
    const holding = holdingOf(await this.changes());
    // Whatever was damaged: the screen, the database and the journal say the same afterwards.
    expect(inDatabase).toEqual(Object.fromEntries(holding));
    for (const requirement of ['114', '115'])
      expect(onScreen[`answers/${requirement}/comment`]).toBe(holding.get(`answers/${requirement}/comment`) ?? '');
    return status;
  }
}

async function computer(): Promise<Computer> {
  const data = await mkdtemp(join(tmpdir(), 'igt-database-'));
  const copies = await mkdtemp(join(tmpdir(), 'igt-copies-'));
  for (const folder of [data, copies]) onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return new Computer(data, copies, await prepare(data, {}, [says('115', 'comment', 'Said before')]));
}

/** How many changes a status line says that were recovered. */
const recovered = (status: string): number => Number(/(\d+) changes? recovered at the start/.exec(status)?.[1] ?? 0);

test('every file of the browser’s database cut short in turn: everything is there again', async () => {
  const own = await computer();
  await own.live({ 114: 'In the IG folder 🏥' });
  await own.keep(own.database, 'whole');
  const before = await own.changes();
  const files = (await readdir(own.database, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['CURRENT', expect.stringMatching(/^MANIFEST/), expect.stringMatching(/\.log$/)]),
  );
  for (const { parentPath, name } of files)
    for (const length of [0, 20]) {
      await own.putBack(own.database, 'whole');
      await truncate(join(parentPath, name), length);
      const status = await own.live();
      expect(status, `${name} cut to ${length} bytes`).toMatch(/^✓/);
      expect(await own.changes()).toEqual(before);
    }
}, 300_000);

test('the database replaced by an older copy, and deleted: it is brought up to date, and it is said', async () => {
  const own = await computer();
  await own.live({ 114: 'First' });
  await own.keep(own.database, 'older');
  const before = (await own.changes()).length;
  await own.live({ 114: ', second', 115: ', third' });
  const after = (await own.changes()).length;
  expect(after).toBeGreaterThan(before);
  await own.putBack(own.database, 'older');
  expect(recovered(await own.live())).toBe(after - before);
  await rm(own.database, { recursive: true });
  expect(recovered(await own.live())).toBe(after);
  expect(recovered(await own.live())).toBe(0);
}, 300_000);

test('a journal older than the database, as a restored copy has it: what the database has goes into it', async () => {
  const own = await computer();
  await own.live({ 114: 'First' });
  await own.keep(own.journal, 'older');
  const before = (await own.changes()).length;
  await own.live({ 114: ', second', 115: ', third' });
  const whole = await own.changes();
  await own.putBack(own.journal, 'older');
  expect(recovered(await own.live())).toBe(whole.length - before);
  expect(new Set(await own.changes())).toEqual(new Set(whole));
  expect(recovered(await own.live())).toBe(0);
}, 300_000);

test('both behind, each with another document: both are whole afterwards', async () => {
  const own = await computer();
  await own.live();
  await own.keep(own.journal, 'older');
  const before = (await own.changes()).length;
  await own.live({ 114: 'Only in the database' });
  const made = (await own.changes()).length - before;
  await own.putBack(own.journal, 'older');
  const journal = await openJournal(own.journal);
  const { changes } = own.practice.on.act([{ document: ORGANISATION, field: 'name', value: 'Only in the journal' }]);
  await journal.append(changes);
  await journal.close();
  expect(recovered(await own.live())).toBe(made + 1);
  const values = (await own.changes()).map(({ value }) => value);
  expect(values).toEqual(expect.arrayContaining(['Only in the database', 'Only in the journal']));
}, 300_000);
