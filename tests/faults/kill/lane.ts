import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { EvidenceStore } from '../../../src-main/evidence/store/evidence-store.ts';
import { journalFolder } from '../../../src-main/journal/migrate-from-one-file.ts';
import type { Value } from '../../../src-shared/assessment/change.ts';
import { ASSESSMENT_PATH } from '../../e2e/practice-file.ts';
import { prepare } from '../../e2e/prepared-data.ts';
import { keyAndStore, missingOf } from './evidence-on-disk.ts';
import { LivingApp } from './living-app.ts';
import type { Beginning, FromLife } from './messages.ts';
import { holdingOf, type JournalOnDisk, journalOnDisk, leftBehind } from './on-disk.ts';
import { ShownSaved, same } from './shown-saved.ts';

export type Kind = 'main' | 'browser' | 'both';

/** What happened in one lane or in all. */
export interface Figures {
  kills: number;
  /** Kills of main, and of each process of the browser. */
  readonly killed: Record<string, number>;
  /** Ticks made and texts altered, key by key. */
  acts: number;
  /** What of them was shown as saved, and so was looked for at every start. */
  shownSaved: number;
  /** Files that were shown as attached, and so were read back byte for byte. */
  filesShown: number;
  /** Kills while something was not shown as saved yet. */
  midWrite: number;
  /** Starts at which the app said that it recovered something, and how many changes it said. */
  recoveries: number;
  recovered: number;
  /** Times that the app closed in order because its browser had been killed again and again within a minute. */
  gaveUp: number;
  /** Starts with the journal taken away, and with the browser's database deleted. */
  withoutJournal: number;
  withoutDatabase: number;
}

export function noFigures(): Figures {
  return {
    kills: 0,
    killed: {},
    acts: 0,
    shownSaved: 0,
    filesShown: 0,
    midWrite: 0,
    recoveries: 0,
    recovered: 0,
    gaveUp: 0,
    withoutJournal: 0,
    withoutDatabase: 0,
  };
}

/** Requirements of a general practice that are worked on, a few in each life. */
const REQUIREMENTS = ['114', '115', '116', '117', '211', '212', '213', '304', '316', '317', '318', '319', '320'];
/** The browser's own processes that are killed besides the browser; it starts them again, or the app opens its window again. */
const HELPERS = ['renderer', 'GPU', 'Storage', 'Network'];

export interface LaneParts {
  readonly kind: Kind;
  readonly kills: number;
  readonly random: () => number;
  readonly mutant: Beginning['mutant'];
  readonly figures: Figures;
}

/** Something that had been shown as saved is gone, or something else went wrong. */
export interface Loss {
  readonly words: string;
  /** The data folder as it was then. It is kept. */
  readonly folder: string;
}

/**
 * One practice that is worked on without an end while main and the browser are killed under it, start after start.
 *
 * @returns what was lost or went wrong; null when nothing did
 */
export async function runLane(parts: LaneParts): Promise<Loss | null> {
  const data = await mkdtemp(join(tmpdir(), 'igt-kill-'));
  const { id, folder } = await prepare(data);
  const files = join(data, 'to-attach');
  await mkdir(files);
  const beginning = { data, files, workspace: id, assessmentPath: ASSESSMENT_PATH, mutant: parts.mutant };
  const lane = new Lane(parts, beginning, folder, await keyAndStore(id, folder));
  try {
    await lane.run();
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { words: `after kill ${parts.figures.kills} of this practice: ${words}`, folder: data };
  }
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
  return null;
}

class Lane {
  readonly #parts: LaneParts;
  readonly #beginning: Beginning;
  readonly #folder: string;
  readonly #store: EvidenceStore;
  readonly #saved = new ShownSaved();
  /** Attached files that were read back since they were shown. */
  readonly #read = new Set<string>();
  /** What was done since a frame last said that everything is saved. */
  #unsaved = 0;
  #app: LivingApp | null = null;
  #isEditing = false;

  constructor(parts: LaneParts, beginning: Beginning, folder: string, store: EvidenceStore) {
    this.#store = store;
    this.#parts = parts;
    this.#beginning = beginning;
    this.#folder = folder;
  }

  async run(): Promise<void> {
    try {
      await this.#start();
      while (this.#parts.figures.kills < this.#parts.kills) {
        await this.#editUntilKilled();
        if (this.#app === null) await this.#start();
      }
      await this.#close();
      // Once more in peace: all requirements, all files, and nothing is left lying about.
      await this.#start(REQUIREMENTS);
      await this.#close();
      const left = await leftBehind(this.#beginning.data);
      this.#fail([...(await missingOf(this.#store, this.#saved.files)), ...left.map((path) => `${path} was left behind`)]);
    } finally {
      this.#parts.figures.shownSaved = this.#saved.count;
      this.#parts.figures.filesShown = this.#saved.files.size;
      this.#app?.end();
    }
  }

  async #close(): Promise<void> {
    await this.#app?.close();
    this.#app = null;
    this.#isEditing = false;
    this.#fail((await this.#readJournal()).wrong);
  }

  #fail(words: readonly string[]): void {
    if (words.length > 0) throw new Error(words.join('\n'));
  }

  /** A new life on what the last one left, with what is on the disk looked at before it is started. */
  async #start(requirements = this.#some()): Promise<void> {
    const { figures, random } = this.#parts;
    this.#fail((await this.#readJournal()).wrong);
    // Each alone has to be enough for everything.
    const chance = figures.kills === 0 ? 1 : random();
    if (chance < 0.08) {
      figures.withoutJournal += 1;
      await rm(`${journalFolder(this.#folder)}-before`, { recursive: true, force: true });
      await rename(journalFolder(this.#folder), `${journalFolder(this.#folder)}-before`);
    } else if (chance < 0.16) {
      figures.withoutDatabase += 1;
      await rm(join(this.#beginning.data, 'profiles', 'chromium-test', 'Default', 'IndexedDB'), { recursive: true, force: true });
    }
    this.#app = new LivingApp(this.#beginning);
    this.#app.onTold = (message) => this.#hear(message);
    await this.#look((await this.#app.next('open')).status, requirements);
  }

  #hear(message: FromLife): void {
    if (message.kind === 'acted') {
      this.#parts.figures.acts += 1;
      this.#unsaved += 1;
    }
    if (message.kind === 'shown saved') {
      this.#saved.add(message.acts);
      this.#unsaved = 0;
    }
  }

  /** Looks at everything that was shown as saved: on the screen, in the browser's database, in the journal. */
  async #look(status: string, requirements = this.#some()): Promise<void> {
    const app = this.#living;
    const { figures } = this.#parts;
    if (!status.startsWith('✓')) throw new Error(`the window does not say at its start that everything is saved: ${status}`);
    const [, recovered] = /(\d+) changes? recovered/.exec(status) ?? [];
    if (recovered !== undefined) {
      figures.recoveries += 1;
      figures.recovered += Number(recovered);
    }
    const seeing = app.next('seen');
    app.tell({ kind: 'look', requirements });
    const seen = await seeing;
    const journal = await this.#readJournal();
    const holding = holdingOf(journal.changes);
    const differs = (place: string, found: Readonly<Record<string, Value>>): string[] =>
      Object.entries(found)
        // A suggested row has a title before anybody has written one.
        .filter(([field, value]) => !same(value, holding.get(field)) && (holding.has(field) || !field.endsWith('/title')))
        .map(
          ([field, value]) =>
            `${field} is ${JSON.stringify(value)} ${place} and ${JSON.stringify(holding.get(field))} in the journal`,
        );
    const absent = [...holding.keys()]
      .filter((field) => !(field in seen.inDatabase))
      .map((field) => `the database lacks ${field}`);
    const evidence = relative(this.#beginning.data, join(this.#folder, 'evidence'));
    const left = (await leftBehind(this.#beginning.data))
      // The store is opened, and tidied, when the first file is asked for.
      .filter((path) => !path.startsWith(evidence))
      .map((path) => `${path} was left behind`);
    const unread = [...this.#saved.files].filter((name) => !this.#read.has(name));
    const files = await missingOf(this.#store, unread);
    for (const name of unread) this.#read.add(name);
    this.#fail([
      ...journal.wrong,
      ...differs('on the screen', seen.onScreen),
      ...differs('in the database', seen.inDatabase),
      ...absent,
      ...left,
      ...files,
    ]);
    this.#unsaved = 0;
  }

  async #readJournal(): Promise<JournalOnDisk> {
    const { changes, wrong } = await journalOnDisk(this.#folder);
    const names = new Set(changes.map(({ value }) => value));
    const files = [...this.#saved.files].filter((name) => !names.has(name)).map((name) => `${name} was shown as attached`);
    const lost = [...this.#saved.missingIn(changes), ...files].map((words) => `lost from the journal: ${words}`);
    return { changes, wrong: [...wrong, ...lost] };
  }

  /** Lets it be worked in, and kills something at a moment that nobody chose. */
  async #editUntilKilled(): Promise<void> {
    const app = this.#living;
    const { random, figures, kind } = this.#parts;
    if (!this.#isEditing) app.tell({ kind: 'edit', seed: Math.floor(random() * 2 ** 31), requirements: this.#some() });
    this.#isEditing = true;
    await this.#moment(app);
    if (this.#unsaved > 0) figures.midWrite += 1;
    figures.kills += 1;
    if (kind === 'main' || (kind === 'both' && random() < 0.5)) {
      this.#countKilled('main');
      this.#isEditing = false;
      await app.killMain();
      this.#app = null;
      return;
    }
    const helper = random() < 0.4 ? HELPERS[Math.floor(random() * HELPERS.length)] : undefined;
    // A helper that was killed before has a successor that nobody here knows: then it is the browser's turn.
    const victim = helper !== undefined && app.has(helper) ? helper : 'browser';
    this.#countKilled(victim);
    // Its other helpers the browser starts again by itself, and the window stays.
    if (victim !== 'browser' && victim !== 'renderer') return app.killInBrowser(victim);
    this.#isEditing = false;
    const opening = app.next('open', 'gave up');
    const [opened] = await Promise.all([opening, app.killInBrowser(victim)]);
    if (opened.kind === 'open') return this.#look(opened.status);
    figures.gaveUp += 1;
    await app.exited();
    this.#app = null;
  }

  #countKilled(victim: string): void {
    const { killed } = this.#parts.figures;
    killed[victim] = (killed[victim] ?? 0) + 1;
  }

  /** Somewhere in the first second or two, most often a few milliseconds behind an act: while it is being saved. */
  async #moment(app: LivingApp): Promise<void> {
    const { random } = this.#parts;
    await app.next('acted');
    await wait(random() * 900);
    if (random() < 0.7) {
      await app.next('acted');
      await wait(random() * 12);
    }
  }

  #some(): string[] {
    const from = Math.floor(this.#parts.random() * REQUIREMENTS.length);
    return [0, 1].map((at) => REQUIREMENTS[(from + at) % REQUIREMENTS.length] ?? '');
  }

  get #living(): LivingApp {
    if (!this.#app) throw new Error('the app does not live');
    return this.#app;
  }
}
