import { type Change, change } from '../../src-shared/assessment/change.ts';
import { type DocumentDigest, isSameDigest } from '../../src-shared/assessment/digest.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeOutput, BridgeRefusal } from '../../src-shared/contract/bridge.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import type { HealedDatabase } from './healed-database.ts';
import type { RecordsDatabase } from './records-database.ts';

/** So many at a time that an edit in between does not have to wait for longer than a person notices. */
const PAGE = 2_000;

export interface Healed {
  /** Changes that only the journal had. */
  readonly fromJournal: number;
  /** Changes that only the database had. */
  readonly fromDatabase: number;
}

/** What was healed, and what was found damaged in the journal on the way and was mended, in words for the person. */
export interface Healing {
  readonly healed: Healed;
  readonly damage: readonly string[];
}

/** Where database and journal differ. */
export interface Differences {
  readonly documents: readonly DocumentId[];
  /** How many changes of these documents the journal has, and how many the database. */
  readonly inJournal: number;
  readonly inDatabase: number;
}

/** Compares the database with the journal, document by document, by their digests. */
export async function compare(
  database: RecordsDatabase,
  journalDigests: Readonly<Record<string, DocumentDigest>>,
): Promise<Differences> {
  const own = new Map((await database.digests.toArray()).map(({ document, count, xor }) => [document as string, { count, xor }]));
  const documents = [...new Set([...own.keys(), ...Object.keys(journalDigests)])].filter(
    (document) => !isSameDigest(own.get(document), journalDigests[document]),
  ) as DocumentId[];
  const counted = (count: (document: DocumentId) => number | undefined): number =>
    documents.reduce((sum, document) => sum + (count(document) ?? 0), 0);
  return {
    documents,
    inJournal: counted((document) => journalDigests[document]?.count),
    inDatabase: counted((document) => own.get(document)?.count),
  };
}

/**
 * Brings whichever of database and journal is behind up to date. After it both hold the same changes of these documents,
 * and the database none that was destroyed for good.
 *
 * @param tell is told how many changes of the journal were gone through
 */
export async function heal(
  database: RecordsDatabase,
  bridge: BridgeClient,
  workspace: WorkspaceId,
  documents: readonly DocumentId[],
  into: HealedDatabase,
  tell: (done: number) => void = () => undefined,
): Promise<Result<Healing, BridgeRefusal>> {
  if (documents.length === 0) return accepted({ healed: { fromJournal: 0, fromDatabase: 0 }, damage: [] });
  const read = (after: number): Promise<Result<BridgeOutput<'journal.read'>, BridgeRefusal>> =>
    bridge.call('journal.read', { workspace, documents: [...documents], after, limit: PAGE });
  // Before anything else: what is edited while this goes on is on its way to both by itself.
  const held = await heldBy(database, documents, await into.holding());
  const inJournal = new Set<string>();
  const destroyed: Change['id'][] = [];
  const damage: string[] = [];
  let fromJournal = 0;
  let reading: ReturnType<typeof read> | null = read(0);
  /** The next page; null behind the last one. */
  const nextPage = async (): Promise<Result<{ write: () => Promise<number>; done: number } | null, BridgeRefusal>> => {
    if (reading === null) return accepted(null);
    const page = await reading;
    if (!page.ok) return page;
    const { changes, next } = page.value;
    reading = next === null ? null : read(next);
    for (const { id } of changes) inJournal.add(id);
    destroyed.push(...page.value.destroyed);
    damage.push(...page.value.damage);
    return accepted({ write: into.ready(changes, held.ids), done: inJournal.size });
  };
  for (let page = await nextPage(); ; ) {
    if (!page.ok) return page;
    if (page.value === null) break;
    const { write, done } = page.value;
    // While this page is written the next one is checked and counted, and the one behind it read in main.
    const [added, following] = await Promise.all([write(), nextPage()]);
    fromJournal += added;
    tell(done);
    page = following;
  }
  await into.remove(destroyed);
  const gone = new Set<string>(destroyed);
  const onlyHere = [...held.rows].filter(([id]) => !inJournal.has(id) && !gone.has(id)).map(([, row]) => change.parse(row));
  for (let at = 0; at < onlyHere.length; at += PAGE) {
    const batch = onlyHere.slice(at, at + PAGE);
    const sent = await bridge.call('journal.append', { workspace, changes: batch });
    if (!sent.ok) return refused(sent.refusal);
    await into.ready(batch, held.ids)();
  }
  return accepted({ healed: { fromJournal, fromDatabase: onlyHere.length }, damage });
}

interface Held {
  /** Ids of the changes that are recorded. */
  readonly ids: ReadonlySet<Change['id']>;
  /**
   * Those changes, and those that hold a field: a rebuild that was cut short has brought what holds and not yet its history.
   * Not checked yet.
   */
  readonly rows: ReadonlyMap<Change['id'], Change>;
}

/** What the database has of these documents. */
async function heldBy({ changes }: RecordsDatabase, documents: readonly DocumentId[], holding: readonly Change[]): Promise<Held> {
  const wanted = new Set(documents);
  const rows = new Map<Change['id'], Change>();
  for (const one of holding) if (wanted.has(one.document)) rows.set(one.id, one);
  const ids = new Set<Change['id']>();
  // A database that was lost is not asked for each of many documents.
  if ((await changes.count()) > 0)
    for (const document of documents)
      for (const row of await changes.where('[document+field]').between([document, ''], [document, '\uffff']).toArray()) {
        ids.add(row.id);
        rows.set(row.id, row);
      }
  return { ids, rows };
}
