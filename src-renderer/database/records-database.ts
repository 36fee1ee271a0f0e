import Dexie, { type Table } from 'dexie';
import type { Change } from '../../src-shared/assessment/change.ts';
import type { DocumentDigest } from '../../src-shared/assessment/digest.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { MIGRATIONS } from './migrations.ts';

/** The change that holds a field. */
export interface FieldRow {
  readonly document: DocumentId;
  readonly field: string;
  readonly change: Change;
}

export interface DigestRow extends DocumentDigest {
  readonly document: DocumentId;
}

export interface FactRow {
  readonly name: 'data format';
  readonly value: number;
}

/** One workspace's database. Records are written with strict durability: “complete” means on the disk. */
export class RecordsDatabase extends Dexie {
  declare readonly changes: Table<Change, string>;
  declare readonly fields: Table<FieldRow, [string, string]>;
  declare readonly digests: Table<DigestRow, string>;
  declare readonly facts: Table<FactRow, string>;

  constructor(workspace: WorkspaceId) {
    super(`igt-workspace-${workspace}`, { chromeTransactionDurability: 'strict' });
    for (const { version, stores, upgrade } of MIGRATIONS) {
      const step = this.version(version).stores(stores);
      if (upgrade) step.upgrade(upgrade);
    }
  }
}
