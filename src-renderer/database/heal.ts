import { type Change, change } from '../../src-shared/assessment/change.ts';
import { type DocumentDigest, isSameDigest } from '../../src-shared/assessment/digest.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeOutput, BridgeRefusal } from '../../src-shared/contract/bridge.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { deleteChanges } from './delete-changes.ts';
import type { RecordsDatabase } from './records-database.ts';
import { writeChanges } from './write-changes.ts';

const PAGE = 5_000;

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

/**
 * Compares the database with the journal, document by document, and brings whichever is behind up to date. After it both
 * hold the same changes, and the database none that was destroyed for good.
 */
export async function heal(
  database: RecordsDatabase,
  bridge: BridgeClient,
  workspace: WorkspaceId,
  journalDigests: Readonly<Record<string, DocumentDigest>>,
): Promise<Result<Healing, BridgeRefusal>> {
  const own = new Map((await database.digests.toArray()).map(({ document, count, xor }) => [document as string, { count, xor }]));
  const differing = [...new Set([...own.keys(), ...Object.keys(journalDigests)])].filter(
    (document) => !isSameDigest(own.get(document), journalDigests[document]),
  ) as DocumentId[];
  if (differing.length === 0) return accepted({ healed: { fromJournal: 0, fromDatabase: 0 }, damage: [] });

  const inJournal = new Set<string>();
  const destroyed: Change['id'][] = [];
  const damage: string[] = [];
  let fromJournal = 0;
  for (let after: number | null = 0; after !== null; ) {
    const page: Result<BridgeOutput<'journal.read'>, BridgeRefusal> = await bridge.call('journal.read', {
      workspace,
      documents: differing,
      after,
      limit: PAGE,
    });
    if (!page.ok) return page;
    for (const { id } of page.value.changes) inJournal.add(id);
    destroyed.push(...page.value.destroyed);
    damage.push(...page.value.damage);
    fromJournal += await writeChanges(database, page.value.changes);
    after = page.value.next;
  }
  await deleteChanges(database, destroyed);
  const onlyHere: Change[] = [];
  for (const document of differing) {
    const rows = await database.changes.where('[document+field]').between([document, ''], [document, '\uffff']).toArray();
    for (const row of rows) if (!inJournal.has(row.id)) onlyHere.push(change.parse(row));
  }
  for (let at = 0; at < onlyHere.length; at += PAGE) {
    const sent = await bridge.call('journal.append', { workspace, changes: onlyHere.slice(at, at + PAGE) });
    if (!sent.ok) return refused(sent.refusal);
  }
  return accepted({ healed: { fromJournal, fromDatabase: onlyHere.length }, damage });
}
