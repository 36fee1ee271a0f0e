import { type RawBuilder, sql } from 'kysely';

/** Whether an id column holds one of these, sent as one value: a thousand values would each be read and planned for. */
export function isOneOf(column: `${string}.id`, ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} = any(${sql.val([...ids])}::uuid[])`;
}
