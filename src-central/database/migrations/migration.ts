import type { RawBuilder } from 'kysely';

/** One step forward of the database's shape. Once it is released it never changes; there is no way back. */
export interface Migration {
  /** `001-subject`, unique; the order is that of the list. */
  readonly name: string;
  readonly statements: readonly RawBuilder<unknown>[];
}
