import { type Change, change } from '../../../src-shared/assessment/change.ts';
import type { Folded } from '../../../src-shared/assessment/fold.ts';
import type { ActionId } from '../../../src-shared/assessment/identifiers.ts';
import type { RecordsDatabase } from '../../database/records-database.ts';

/** One act with every change it made, in the order in which it made them. */
export interface RecordedAct {
  readonly action: ActionId;
  readonly changes: readonly [Change, ...Change[]];
}

/** Puts changes together by the act that made them, the acts in the order asked for. */
export function groupActs(actions: readonly ActionId[], changes: readonly Change[]): RecordedAct[] {
  const byAction = Map.groupBy(changes, ({ action }) => action);
  return actions.flatMap((action) => {
    const [first, ...more] = (byAction.get(action) ?? []).sort((a, b) => (a.at < b.at ? -1 : 1));
    return first ? [{ action, changes: [first, ...more] as const }] : [];
  });
}

/** Reads some acts whole, checked like any other input: our own disk included. */
export async function readActs(database: RecordsDatabase, actions: readonly ActionId[]): Promise<RecordedAct[]> {
  const rows = await database.changes
    .where('action')
    .anyOf([...actions])
    .toArray();
  return groupActs(
    actions,
    rows.map((row) => change.parse(row)),
  );
}

/**
 * Which of these changes were made without knowing what holds now, and do not hold (DESIGN 4.1): those that nothing replaced.
 * A field's history is passed through and not held, because a comment that was worked on for years has a long one.
 */
export async function recordedElsewhere(
  database: RecordsDatabase,
  changes: readonly Change[],
  folded: Folded,
): Promise<ReadonlySet<Change['id']>> {
  const passed = changes.filter(({ id, document, field }) => folded.get(document)?.get(field)?.id !== id);
  const left = new Set(passed.map(({ id }) => id));
  const fields = new Map(passed.map(({ document, field }) => [`${document} ${field}`, [document, field]]));
  await database.changes
    .where('[document+field]')
    .anyOf([...fields.values()])
    .each(({ was }) => {
      if (was !== null) left.delete(was);
    });
  return left;
}
