import { type Change, change, holdsOver } from '../../src-shared/assessment/change.ts';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeOutput, BridgeRefusal } from '../../src-shared/contract/bridge.ts';
import { accepted, type Result } from '../../src-shared/result.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import type { RecordsDatabase } from './records-database.ts';

const PAGE = 5_000;

export interface RestoredState {
  /** The changes that hold a field in the database now. */
  readonly holding: readonly Change[];
  /** What was found damaged in the journal on the way and was mended, in words for the person. */
  readonly damage: readonly string[];
}

/**
 * Brings the state as it is from the journal into the database, so that it can be worked on at once. The history that led
 * to it, and the digests, which count on that, come afterwards. Nobody else may write meanwhile.
 */
export async function restoreState(
  { fields }: RecordsDatabase,
  bridge: BridgeClient,
  workspace: WorkspaceId,
): Promise<Result<RestoredState, BridgeRefusal>> {
  const read = (after: number): Promise<Result<BridgeOutput<'journal.holding'>, BridgeRefusal>> =>
    bridge.call('journal.holding', { workspace, after, limit: PAGE });
  // Read at once: a lost database has none of them, and asking it for each field takes half as long as writing it.
  const holding = new Map((await fields.toArray()).map((row) => [keyOf(row), change.parse(row.change)]));
  const damage: string[] = [];
  for (let coming: ReturnType<typeof read> | null = read(0); coming !== null; ) {
    const page: Awaited<ReturnType<typeof read>> = await coming;
    if (!page.ok) return page;
    const { changes, next }: BridgeOutput<'journal.holding'> = page.value;
    coming = next === null ? null : read(next);
    damage.push(...page.value.damage);
    const standing = changes.filter((one) => {
      const before = holding.get(keyOf(one));
      return before === undefined || holdsOver(one, before);
    });
    await fields.bulkPut(standing.map((one) => ({ document: one.document, field: one.field, change: one })));
    for (const one of standing) holding.set(keyOf(one), one);
  }
  return accepted({ holding: [...holding.values()], damage });
}

function keyOf({ document, field }: Pick<Change, 'document' | 'field'>): string {
  return `${document} ${field}`;
}
