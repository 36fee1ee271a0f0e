import { documentMeaning } from '../../src-shared/assessment/document.ts';
import type { PersonId, WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';

/**
 * Of some people those who are on record in one organisation and in no other. Whoever may be in one that cannot be read is not
 * among them.
 *
 * @returns nobody where the organisation itself cannot be read
 */
export async function peopleOnlyIn(
  workspaces: Pick<Workspaces, 'list' | 'journal'>,
  workspace: WorkspaceId,
  among: readonly PersonId[],
): Promise<PersonId[]> {
  const own = await peopleIn(workspaces, workspace);
  let left = among.filter((person) => own?.has(person));
  for (const { id } of left.length === 0 ? [] : await workspaces.list()) {
    if (id === workspace) continue;
    const others = await peopleIn(workspaces, id);
    left = others ? left.filter((person) => !others.has(person)) : [];
  }
  return left;
}

/** Null where it cannot be read. */
async function peopleIn({ journal }: Pick<Workspaces, 'journal'>, workspace: WorkspaceId): Promise<Set<PersonId> | null> {
  const opened = await journal(workspace).catch((error: unknown) => {
    if (error instanceof BridgeRefused) return null;
    throw error;
  });
  if (!opened) return null;
  return new Set(
    [...opened.digests.keys()].flatMap((document) => {
      const meaning = documentMeaning(document);
      return meaning.kind === 'person' ? [meaning.person] : [];
    }),
  );
}
