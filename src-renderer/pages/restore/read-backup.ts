import type { Change } from '../../../src-shared/assessment/change.ts';
import { isSameDigest } from '../../../src-shared/assessment/digest.ts';
import type { DocumentId } from '../../../src-shared/assessment/document.ts';
import type { RequirementSet, RequirementSetId } from '../../../src-shared/catalogue/requirement-set.ts';
import type { RestoreSource } from '../../../src-shared/contract/backup.ts';
import type { BridgeOutput, BridgeRefusal } from '../../../src-shared/contract/bridge.ts';
import { previewRestore, type RestorePreview } from '../../../src-shared/exchange/restore-preview.ts';
import { accepted, type Result } from '../../../src-shared/result.ts';
import { addressOfDocument } from '../../assessment/paths.ts';
import { recordedIds } from '../../workspace/recorded-changes.ts';
import type { WorkspaceStore } from '../../workspace/workspace-store.ts';

const PAGE = 5_000;

/** What a backup holds that is not here, and what it would alter. */
export interface ReadBackup {
  readonly compared: BridgeOutput<'backup.compare'>;
  readonly preview: RestorePreview;
}

/**
 * Reads from a backup what differs from the open workspace, and works out what restoring would do. Nothing is altered.
 *
 * @param setOf the requirement set, where it can be had
 */
export async function readBackup(
  workspace: WorkspaceStore,
  source: RestoreSource,
  setOf: (id: RequirementSetId) => Promise<Result<RequirementSet, string>>,
): Promise<Result<ReadBackup, BridgeRefusal>> {
  const { bridge } = workspace;
  await workspace.settled();
  const compared = await bridge.call('backup.compare', source);
  if (!compared.ok) return compared;
  const own = new Map(
    (await workspace.database.digests.toArray()).map(({ document, count, xor }) => [document as string, { count, xor }]),
  );
  const documents = Object.entries(compared.value.digests).flatMap(([document, digest]) =>
    isSameDigest(own.get(document), digest) ? [] : [document as DocumentId],
  );
  const changes: Change[] = [];
  if (documents.length > 0)
    for (let after: number | null = 0; after !== null; ) {
      const page: Result<BridgeOutput<'backup.changes'>, BridgeRefusal> = await bridge.call('backup.changes', {
        ...source,
        documents,
        after,
        limit: PAGE,
      });
      if (!page.ok) return page;
      changes.push(...page.value.changes);
      after = page.value.next;
    }
  const sets = new Map<RequirementSetId, RequirementSet>();
  for (const document of workspace.folded.keys()) {
    const id = addressOfDocument(document)?.set;
    const set = id === undefined || sets.has(id) ? null : await setOf(id);
    if (set?.ok) sets.set(set.value.id, set.value);
  }
  const preview = previewRestore(changes, { folded: workspace.folded, known: await recordedIds(workspace) }, sets);
  return accepted({ compared: compared.value, preview });
}
