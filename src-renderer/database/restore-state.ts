import { holdsOver } from '../../src-shared/assessment/change.ts';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeOutput, BridgeRefusal } from '../../src-shared/contract/bridge.ts';
import { accepted, type Result } from '../../src-shared/result.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import type { RecordsDatabase } from './records-database.ts';

const PAGE = 5_000;

/**
 * Brings the state as it is from the journal into the database, so that it can be worked on at once. The history that led
 * to it, and the digests, which count on that, come afterwards.
 *
 * @returns what was found damaged in the journal on the way and was mended, in words for the person
 */
export async function restoreState(
  database: RecordsDatabase,
  bridge: BridgeClient,
  workspace: WorkspaceId,
): Promise<Result<readonly string[], BridgeRefusal>> {
  const damage: string[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Result<BridgeOutput<'journal.holding'>, BridgeRefusal> = await bridge.call('journal.holding', {
      workspace,
      after,
      limit: PAGE,
    });
    if (!page.ok) return page;
    const { changes, next }: BridgeOutput<'journal.holding'> = page.value;
    damage.push(...page.value.damage);
    await database.transaction('rw', database.fields, async () => {
      const held = await database.fields.bulkGet(changes.map(({ document, field }) => [document, field] as [string, string]));
      const standing = changes.filter((change, at) => {
        const before = held[at];
        return before === undefined || holdsOver(change, before.change);
      });
      await database.fields.bulkPut(standing.map((change) => ({ document: change.document, field: change.field, change })));
    });
    after = next;
  }
  return accepted(damage);
}
