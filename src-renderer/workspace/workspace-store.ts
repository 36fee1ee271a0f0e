import type { Change } from '../../src-shared/assessment/change.ts';
import { laterStamp, type Stamp } from '../../src-shared/assessment/clock.ts';
import { type Folded, fold } from '../../src-shared/assessment/fold.ts';
import type { DeviceId, PersonId, WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { newId } from '../../src-shared/assessment/new-id.ts';
import { type Draft, record } from '../../src-shared/assessment/record.ts';
import { type NotTakenBack, takeBack } from '../../src-shared/assessment/undo.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { type Differences, type Healing, heal } from '../database/heal.ts';
import { whileInUse } from '../database/healed-database.ts';
import type { RecordsDatabase } from '../database/records-database.ts';
import type { Origin } from '../database/records-writer.ts';
import { IncomingFiles } from '../evidence/incoming-files.ts';
import { ChangeWriter } from './change-writer.ts';
import type { FinishedRemovals } from './finish-removals.ts';
import { OpenEdits } from './open-edits.ts';
import { ReturningHistory } from './returning-history.ts';
import type { SaveStatus } from './save-status.ts';
import { SpaceGate } from './space-gate.ts';
import { type Act, UndoStack } from './undo-stack.ts';

export interface WorkspaceParts {
  readonly id: WorkspaceId;
  readonly device: DeviceId;
  readonly database: RecordsDatabase;
  readonly bridge: BridgeClient;
  readonly folded: Folded;
  readonly seen: Stamp | null;
  /** What was healed when it was opened. */
  readonly healing: Healing;
  /** Where the history is still to be brought back from the journal; null when it is all here. */
  readonly missing: Differences | null;
  readonly tornBytes: number;
  /** Changes that were destroyed for good. */
  readonly destroyed: ReadonlySet<Change['id']>;
  /** What came of removals for good when it was opened. */
  readonly removals: FinishedRemovals;
}

/** Where an act happened and what to call it. */
export interface ActName {
  readonly name: string;
  readonly path: string;
}

/**
 * The open workspace: its folded state in memory, and the one way to change it. What a person does is on screen at once
 * and saved right behind; the status says which of the two it is.
 */
export class WorkspaceStore {
  readonly id: WorkspaceId;
  readonly database: RecordsDatabase;
  readonly bridge: BridgeClient;
  readonly tornBytes: number;
  readonly history: ReturningHistory;
  /** None of them is ever taken in again. */
  readonly destroyed: ReadonlySet<Change['id']>;
  readonly removals: FinishedRemovals;
  readonly openEdits = new OpenEdits();
  readonly incoming = new IncomingFiles();
  /** Nothing is recorded while it is closed. */
  readonly space: SpaceGate;
  readonly #device: DeviceId;
  readonly #writer: ChangeWriter;
  readonly #undo = new Map<PersonId | null, UndoStack>();
  readonly #listeners = new Set<() => void>();
  #isTelling = false;
  #folded: Folded;
  #seen: Stamp | null;
  #by: PersonId | null = null;
  #replaying: Promise<unknown> = Promise.resolve();
  #status: SaveStatus = { kind: 'nothing yet' };

  constructor(parts: WorkspaceParts) {
    this.id = parts.id;
    this.database = parts.database;
    this.bridge = parts.bridge;
    this.tornBytes = parts.tornBytes;
    this.destroyed = parts.destroyed;
    this.removals = parts.removals;
    this.#device = parts.device;
    this.#folded = parts.folded;
    this.#seen = parts.seen;
    this.space = new SpaceGate(
      () => this.openEdits.commitAll(),
      () => this.#tell(),
    );
    const tellStatus = (status: SaveStatus): void => {
      this.#status = status;
      this.#tell();
    };
    this.#writer = new ChangeWriter(parts.database, parts.bridge, parts.id, tellStatus, (free) => this.space.learn(free));
    this.history = new ReturningHistory(
      parts.healing,
      parts.missing,
      (documents, tell) =>
        heal(parts.database, parts.bridge, parts.id, documents, whileInUse(this.#writer.records, parts.folded), tell),
      () => this.#tell(),
    );
    this.openEdits.subscribe(() => this.#tell());
    this.incoming.subscribe(() => this.#tell());
  }

  get folded(): Folded {
    return this.#folded;
  }

  get status(): SaveStatus {
    if (this.#status.kind === 'not saved') return this.#status;
    const copying = this.incoming.busyWith;
    if (copying !== null) return copyingStatus(copying);
    return this.openEdits.isTyping ? SAVING : this.#status;
  }

  get person(): PersonId | null {
    return this.#by;
  }

  /** Changes are recorded for this person from now on. */
  setPerson(by: PersonId): void {
    this.#by = by;
    this.#tell();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Records one act and saves it.
   *
   * @param by who acts, when it is not the person at the computer
   * @returns what was altered to make a text storable, in words, or why nothing was recorded
   */
  commit(drafts: readonly Draft[], act: ActName, by: PersonId | null = this.#by): readonly string[] {
    const { stopped } = this.space;
    if (stopped !== null) {
      this.space.tellRefused(stopped);
      return [stopped];
    }
    const { changes, notes } = this.#record(drafts, by);
    const [first] = changes;
    if (first) this.#undoOf(by).push({ action: first.action, changes, ...act });
    return notes;
  }

  /** Records one act like `commit`. @param done what is said and done only when it was recorded */
  commitAnd(drafts: readonly Draft[], act: ActName, done: () => void): void {
    const { stopped } = this.space;
    this.commit(drafts, act);
    if (stopped === null) done();
  }

  /** Takes in changes that were made elsewhere, such as those of an imported file. What was destroyed for good stays out. */
  takeIn(changes: readonly Change[]): Result<null, string> {
    if (this.space.stopped !== null) return refused(this.space.stopped);
    const wanted = changes.filter(({ id }) => !this.destroyed.has(id));
    for (const { at } of wanted) this.#seen = laterStamp(this.#seen, at);
    this.#apply(wanted, 'taken in');
    return accepted(null);
  }

  undo(): Promise<Result<Act, string>> {
    this.openEdits.commitAll();
    const own = this.#undoOf(this.#by);
    return this.#inTurn(() =>
      this.#replay(own.nextUndo(), 'There is nothing to undo.', (by) => (by ? own.undone(by) : own.dropUndo())),
    );
  }

  redo(): Promise<Result<Act, string>> {
    const own = this.#undoOf(this.#by);
    return this.#inTurn(() =>
      this.#replay(own.nextRedo(), 'There is nothing to redo.', (by) => (by ? own.redone(by) : own.dropRedo())),
    );
  }

  /** Takes back an act from the history, made by anybody at any time. */
  takeBackAction(action: Change['action'], act: ActName): Promise<Result<Act, string>> {
    this.openEdits.commitAll();
    return this.#inTurn(async () => {
      await Promise.all([this.#writer.settled(), this.history.whole]);
      const saved = await this.database.changes.where('action').equals(action).toArray();
      const changes = this.#withUnsaved(saved, (change) => change.action === action);
      const result = await this.#reverse({ action, changes, ...act });
      if (result.ok) this.#undoOf(this.#by).push(result.value);
      return result;
    });
  }

  /** Settles once everything that was done so far is saved, or could not be. */
  async settled(): Promise<void> {
    this.openEdits.commitAll();
    await this.#writer.settled();
  }

  /** The window is going away. */
  handOver(): void {
    this.openEdits.commitAll();
    this.#writer.handOver();
  }

  async close(): Promise<void> {
    this.history.close();
    await this.settled();
    this.database.close();
    this.#listeners.clear();
  }

  /** A person's own acts: where several take turns at one computer, Ctrl+Z never takes back somebody else's. */
  #undoOf(by: PersonId | null): UndoStack {
    const known = this.#undo.get(by) ?? new UndoStack();
    this.#undo.set(by, known);
    return known;
  }

  /** One after the other: with the keys held down each press takes back one act more, and not the same one again. */
  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.#replaying.then(task);
    this.#replaying = mine.catch(() => undefined);
    return mine;
  }

  /** Undoing works also while nothing can be saved, so what is waiting counts as known. */
  #withUnsaved(saved: readonly Change[], belongs: (change: Change) => boolean): Change[] {
    return [...new Map([...saved, ...this.#writer.waiting.filter(belongs)].map((change) => [change.id, change])).values()];
  }

  async #replay(act: Act | undefined, nothing: string, moved: (by: Act | null) => void): Promise<Result<Act, string>> {
    if (!act) return refused(nothing);
    if (this.space.stopped !== null) return refused(this.space.stopped);
    await Promise.all([this.#writer.settled(), this.history.whole]);
    const result = await this.#reverse(act);
    moved(result.ok ? result.value : null);
    return result.ok ? accepted(act) : result;
  }

  async #reverse(act: Act): Promise<Result<Act, string>> {
    if (this.space.stopped !== null) return refused(this.space.stopped);
    const fields = act.changes.map(({ document, field }) => [document, field]);
    const history = await this.database.changes.where('[document+field]').anyOf(fields).toArray();
    const known = new Map(this.#withUnsaved(history, () => true).map((change) => [change.id, change]));
    const reversed = takeBack(act.changes, this.#folded, (id) => known.get(id));
    if (!reversed.ok) return refused(this.#whyNot(reversed.refusal));
    const { changes } = this.#record(reversed.value, this.#by);
    const [first] = changes;
    return first ? accepted({ action: first.action, changes, name: act.name, path: act.path }) : refused('It already says that.');
  }

  #whyNot(refusal: NotTakenBack): string {
    switch (refusal.kind) {
      case 'changed since':
        return this.#changedSince(refusal.since);
      case 'not known here':
        return 'What stood there before is not on this computer, so it was left as it is.';
      case 'sealed':
        return 'A finished copy stays as it is. Reopen the assessment to go on with it.';
      case 'removal':
        return 'What was removed for good is gone: nobody can bring it back.';
    }
  }

  #changedSince(since: Change): string {
    const name = this.#folded.get(`person/${since.by}` as Change['document'])?.get('name')?.value;
    return `This was changed since by ${typeof name === 'string' && name !== '' ? name : 'somebody'}, so it was left as it is.`;
  }

  #record(drafts: readonly Draft[], by: PersonId | null): ReturnType<typeof record> {
    if (by === null) throw new Error('nobody is named as working here');
    const recorded = record(drafts, {
      folded: this.#folded,
      seen: this.#seen,
      now: new Date(),
      device: this.#device,
      by,
      newId,
    });
    this.#seen = recorded.seen;
    this.#apply(recorded.changes, 'made here');
    return recorded;
  }

  #apply(changes: readonly Change[], origin: Origin): void {
    if (changes.length === 0) return;
    this.#folded = fold(changes, this.#folded);
    this.#writer.write(changes, origin);
    this.#tell();
  }

  /**
   * Before the next frame, but after the act that tells: what it writes is then on its way to the disk and gets there while
   * the page is being drawn, which takes longer.
   */
  #tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const listener of this.#listeners) listener();
    });
  }
}

const SAVING: SaveStatus = { kind: 'saving' };

/** The same object for the same file, so that nothing is drawn again for nothing. */
let lastCopying: Extract<SaveStatus, { readonly kind: 'copying' }> = { kind: 'copying', name: '' };
function copyingStatus(name: string): SaveStatus {
  if (lastCopying.name !== name) lastCopying = { kind: 'copying', name };
  return lastCopying;
}
