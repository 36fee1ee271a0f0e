import type { DatabasePlace } from '../src-central/database/open-database.ts';

interface CentralDatabase {
  readonly name: string;
  /** An empty database of its own. */
  readonly open: () => Promise<DatabasePlace>;
}

/** The databases that the central service is tested on. */
export const centralDatabases: readonly CentralDatabase[] = [{ name: 'PGlite', open: async () => ({ kind: 'memory' }) }];
