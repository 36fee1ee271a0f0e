import type { Change } from '../../src-shared/assessment/change.ts';
import { type DocumentDigest, digestWith, EMPTY_DIGEST, joinedDigest } from '../../src-shared/assessment/digest.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import { deleteChanges } from './delete-changes.ts';
import type { RecordsDatabase } from './records-database.ts';
import { newestByField, writeChanges } from './write-changes.ts';

/** Whether changes were made here a moment ago or come from somewhere else, such as a file. */
export type Origin = 'made here' | 'taken in';

type Digests = ReadonlyMap<DocumentId, DocumentDigest>;

const NO_DIGESTS: Digests = new Map();

/**
 * Writes changes into the database. For those that were made here nothing has to be asked first: no copy of them can be
 * there, each holds its field because its stamp is later than all that this computer has seen, and nobody else writes the
 * digests. So a tick is on its way to the disk at once, and gets there while the page is being drawn; an answer would have
 * to wait until that is done.
 */
export class RecordsWriter {
  readonly #database: RecordsDatabase;
  /** The digest of every document as the database holds it; null while that is not known. */
  #digests: Digests | null = null;
  /** Nobody else writes the digests, and two writes at a time would each take away what the other has counted. */
  #last: Promise<unknown> = Promise.resolve();
  #isWriting = false;
  /** What was written here since the workspace was opened: when it comes from the journal as well, it is no news. */
  readonly #own = new Set<Change['id']>();

  constructor(database: RecordsDatabase) {
    this.#database = database;
  }

  /**
   * Settles once the batch is on the disk. After a failure the same batch can be written again.
   *
   * @returns how many of the changes were new
   */
  write(batch: readonly Change[], origin: Origin): Promise<number> {
    return this.#inTurn(() => this.#writeNow(batch, origin));
  }

  /**
   * Makes history ready to be put back that led to a state which is in the database already, so of each change only itself
   * and the digest are written, and nothing is asked. The hashes are made here, before it is the batch's turn: so the one
   * before can be on its way to the disk meanwhile.
   *
   * @param held ids of what the database had before the history began to come back
   * @returns writes the batch, once, and says how many of the changes were new
   */
  returning(batch: readonly Change[], held: ReadonlySet<Change['id']>): () => Promise<number> {
    const missing = batch.filter(({ id }) => !held.has(id) && !this.#own.has(id));
    const counted = digestsWith(NO_DIGESTS, missing);
    return () =>
      this.#inTurn(async () => {
        // While it waited the same may have been taken in from a file.
        const added = missing.filter(({ id }) => !this.#own.has(id));
        return this.#bringBack(added, added.length === missing.length ? counted : digestsWith(NO_DIGESTS, added));
      });
  }

  async #bringBack(added: readonly Change[], counted: Digests): Promise<number> {
    if (added.length === 0) return 0;
    const known = this.#digests ?? (await this.#readDigests());
    this.inDoubt();
    const { changes, digests } = this.#database;
    const changed = new Map(
      [...counted].map(([document, digest]) => [document, joinedDigest(known.get(document) ?? EMPTY_DIGEST, digest)]),
    );
    await this.#database.transaction('rw', changes, digests, () =>
      Promise.all([changes.bulkAdd(added), digests.bulkPut([...changed].map(([document, digest]) => ({ document, ...digest })))]),
    );
    this.#digests = new Map([...known, ...changed]);
    return added.length;
  }

  /** Takes changes out that were destroyed for good. */
  remove(destroyed: readonly Change['id'][]): Promise<void> {
    return this.#inTurn(async () => {
      this.inDoubt();
      await deleteChanges(this.#database, destroyed);
    });
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    // At once where nothing is being written: what a person does must be on its way before it is drawn.
    const mine = this.#isWriting ? this.#last.then(task) : task();
    this.#isWriting = true;
    const done = mine.then(
      () => undefined,
      () => undefined,
    );
    this.#last = done;
    void done.then(() => {
      if (this.#last === done) this.#isWriting = false;
    });
    return mine;
  }

  async #writeNow(batch: readonly Change[], origin: Origin): Promise<number> {
    for (const { id } of batch) this.#own.add(id);
    const known = this.#digests;
    this.inDoubt();
    if (known !== null && origin === 'made here') {
      this.#digests = await this.#writeUnasked(batch, known);
      return batch.length;
    }
    const added = await writeChanges(this.#database, batch);
    this.#digests = await this.#readDigests();
    return added;
  }

  async #readDigests(): Promise<Digests> {
    const rows = await this.#database.digests.toArray();
    return new Map(rows.map(({ document, count, xor }) => [document, { count, xor }]));
  }

  /** Nobody knows how the last write ended: the next one asks the database first. */
  inDoubt(): void {
    this.#digests = null;
  }

  /** A change that is there after all fails the whole transaction. */
  async #writeUnasked(batch: readonly Change[], known: Digests): Promise<Digests> {
    const changed = digestsWith(known, batch);
    const { changes, fields, digests } = this.#database;
    await this.#database.transaction('rw', changes, fields, digests, () =>
      Promise.all([
        changes.bulkAdd(batch),
        fields.bulkPut(newestByField(batch).map((change) => ({ document: change.document, field: change.field, change }))),
        digests.bulkPut([...changed].map(([document, digest]) => ({ document, ...digest }))),
      ]),
    );
    return new Map([...known, ...changed]);
  }
}

/** The digests of the documents that a batch adds to. */
function digestsWith(known: Digests, batch: readonly Change[]): Map<DocumentId, DocumentDigest> {
  const changed = new Map<DocumentId, DocumentDigest>();
  for (const [document, own] of Map.groupBy(batch, (change) => change.document))
    changed.set(document, digestWith(known.get(document) ?? EMPTY_DIGEST, own));
  return changed;
}
