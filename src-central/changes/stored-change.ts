import type { Selectable } from 'kysely';
import { type Change, value } from '../../src-shared/assessment/change.ts';
import type { ChangeTenantTables } from '../database/tables/changes.ts';

type ChangeRow = Selectable<ChangeTenantTables['change']>;

/** The columns of a change but for its value, which can be long. */
export const SHORT_COLUMNS = [
  'change.id',
  'change.at',
  'change.wall',
  'change.by',
  'change.action',
  'change.document',
  'change.field',
  'change.was',
] as const;

/** The columns that make up a change. */
export const CHANGE_COLUMNS = [...SHORT_COLUMNS, 'change.value'] as const;

type ChangeColumns = Pick<ChangeRow, keyof Change>;

/** The change as it was pushed: its columns are its members, but for the value, which is text. */
export function changeOfRow(row: ChangeColumns): Change {
  const { id, at, wall, by, action, document, field, was } = row;
  return { id, at, wall, by, action, document, field, value: value.parse(JSON.parse(row.value)), was };
}

export function rowOfChange(change: Change): ChangeColumns {
  return { ...change, value: JSON.stringify(change.value) };
}
