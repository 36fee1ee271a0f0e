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
      await transaction.table('changes').each((row: unknown) => {
        const one: Change = change.parse(row);
        digests.set(one.document, digestWith(digests.get(one.document) ?? EMPTY_DIGEST, [one]));
      });
      await transaction.table('digests').bulkPut([...digests].map(([document, digest]) => ({ document, ...digest })));
    },
  },
];
