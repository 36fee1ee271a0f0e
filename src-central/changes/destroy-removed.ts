import type { Change } from '../../src-shared/assessment/change.ts';
import { documentMeaning } from '../../src-shared/assessment/document.ts';
import { type Removal, readRemoval } from '../../src-shared/assessment/removal.ts';
import { isRemovableText } from '../../src-shared/assessment/removal-acts.ts';
import type { OrganisationData } from '../database/of-organisation.ts';
import { takeFromDigests } from './digests.ts';
import { readDocumentState } from './document-state.ts';
import { isOneOf } from './is-one-of.ts';
import { CHANGE_COLUMNS, changeOfRow } from './stored-change.ts';

/** A statement has room for 65,535 values, and a removal can name any number of changes. */
const AT_ONCE = 5_000;

/** Which of these a removal destroyed, whether they had come before or not. */
export async function findDestroyed(rows: OrganisationData, ids: readonly Change['id'][]): Promise<ReadonlySet<Change['id']>> {
  const found = await rows.selectFrom('destroyed_change').select('id').where(isOneOf('destroyed_change.id', ids)).execute();
  return new Set(found.map(({ id }) => id));
}

/**
 * Carries out every “Remove for good” that is whole with these changes, which were just stored: what the removed changes said is
 * gone here as on every computer. Their places in the history stay, which say nothing.
 */
export async function destroyRemoved(rows: OrganisationData, stored: readonly Change[]): Promise<void> {
  for (const document of new Set(stored.map((change) => change.document))) {
    const meaning = documentMeaning(document);
    if (meaning.kind !== 'removal') continue;
    const removal = readRemoval(meaning.removal, await readDocumentState(rows, document));
    if (removal === null) continue;
    for (let at = 0; at < removal.changes.length; at += AT_ONCE)
      await carryOut(rows, removal, removal.changes.slice(at, at + AT_ONCE));
  }
}

async function carryOut(rows: OrganisationData, removal: Removal, changes: Removal['changes']): Promise<void> {
  const named = await rows
    .selectFrom('change')
    .select([...CHANGE_COLUMNS])
    .where(isOneOf('change.id', changes))
    .where('destroyed', '=', false)
    .execute();
  const [gone, kept] = partition(named.map(changeOfRow), (change) => mayBeDestroyed(removal, change));
  const keptIds = new Set(kept.map(({ id }) => id));
  const ids = changes.filter((id) => !keptIds.has(id));
  if (ids.length === 0) return;
  await rows
    .insertInto(
      'destroyed_change',
      ids.map((id) => ({ id, removal: removal.id })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await rows.update('change_counter').set({ has_destroyed: true }).execute();
  if (gone.length === 0) return;
  await takeFromDigests(rows, gone);
  await rows
    .update('change')
    // The name of a field can hold the digest of a patient's number.
    .set({ destroyed: true, field: 'removed', value: 'null' })
    .where(
      isOneOf(
        'change.id',
        gone.map(({ id }) => id),
      ),
    )
    .execute();
}

/**
 * Whether a removal can reach a change: texts of answers, decisions on numbers in them, and names of files. No removal takes away
 * a tick, a copy that was sealed or an acceptance, whatever it names.
 */
function mayBeDestroyed(removal: Removal, { document, field }: Change): boolean {
  if (document !== removal.document) return false;
  return removal.what === 'file'
    ? field === 'name' || /^revisions\/[^/]+\/name$/.test(field)
    : isRemovableText(document, field) || /^answers\/[^/]+\/not-a-patient\/[^/]+$/.test(field);
}

function partition<Value>(values: readonly Value[], test: (value: Value) => boolean): [Value[], Value[]] {
  const [yes, no]: [Value[], Value[]] = [[], []];
  for (const value of values) (test(value) ? yes : no).push(value);
  return [yes, no];
}
