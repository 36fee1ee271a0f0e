import type { Transaction } from 'dexie';
import { type Change, change } from '../../src-shared/assessment/change.ts';
import { type DocumentDigest, digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly stores: Readonly<Record<string, string>>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

/**
 * Every shape the database ever had, in order; a shipped step is never edited. Steps use no constants of the app that may
 * change and wait for nothing but the database.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'changes and the state folded from them',
    stores: { changes: 'id, [document+field], action', fields: '[document+field], document', facts: 'name' },
  },
  {
    version: 2,
    name: 'a digest for every document, to compare with the journal',
    stores: { digests: 'document' },
    upgrade: async (transaction) => {
      const digests = new Map<string, DocumentDigest>();
      // Not by a cursor: Dexie swallows what its callback throws. A row that is no change counts for nothing; the journal has
      // what it was.
      for (const row of await transaction.table('changes').toArray()) {
        const read = change.safeParse(row);
        if (!read.success) continue;
        const one: Change = read.data;
        digests.set(one.document, digestWith(digests.get(one.document) ?? EMPTY_DIGEST, [one]));
      }
      await transaction.table('digests').bulkPut([...digests].map(([document, digest]) => ({ document, ...digest })));
    },
  },
  {
    version: 3,
    name: 'changes found in the order in which they were made',
    // The database fills a new index by itself.
    stores: { changes: 'id, [document+field], action, at' },
  },
];
