import type { Change } from '../../src-shared/assessment/change.ts';
import { type DocumentDigest, digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import type { RecordsDatabase } from './records-database.ts';
import { newestByField, writeChanges } from './write-changes.ts';

/** Whether changes were made here a moment ago or come from somewhere else, such as a file. */
export type Origin = 'made here' | 'taken in';

type Digests = ReadonlyMap<DocumentId, DocumentDigest>;

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

  constructor(database: RecordsDatabase) {
    this.#database = database;
  }

  /** Settles once the batch is on the disk. After a failure the same batch can be written again. */
  async write(batch: readonly Change[], origin: Origin): Promise<void> {
    const known = this.#digests;
    this.inDoubt();
    this.#digests = known !== null && origin === 'made here' ? await this.#writeUnasked(batch, known) : await this.#write(batch);
  }

  /** Nobody knows how the last write ended: the next one asks the database first. */
  inDoubt(): void {
    this.#digests = null;
  }

  async #write(batch: readonly Change[]): Promise<Digests> {
    await writeChanges(this.#database, batch);
    const rows = await this.#database.digests.toArray();
    return new Map(rows.map(({ document, count, xor }) => [document, { count, xor }]));
  }

  /** A change that is there after all fails the whole transaction. */
  async #writeUnasked(batch: readonly Change[], known: Digests): Promise<Digests> {
    const changed = new Map<DocumentId, DocumentDigest>();
    for (const change of batch) {
      const before = changed.get(change.document) ?? known.get(change.document) ?? EMPTY_DIGEST;
      changed.set(change.document, digestWith(before, [change]));
    }
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
