import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { REAL_DISK } from '../../../src-main/disk/disk.ts';
import { journalFolder } from '../../../src-main/journal/migrate-from-one-file.ts';
import { verifyJournal } from '../../../src-main/journal/verify-journal.ts';
import { type Change, holdsOver, type Value } from '../../../src-shared/assessment/change.ts';

export interface JournalOnDisk {
  /** Every change of it once. */
  readonly changes: readonly Change[];
  /** What is wrong with it, in words. */
  readonly wrong: readonly string[];
}

/** The journal as it lies on the disk, read without a byte of it being altered. */
export async function journalOnDisk(workspace: string): Promise<JournalOnDisk> {
  const changes = new Map<Change['id'], Change>();
  const found = await verifyJournal(REAL_DISK, journalFolder(workspace), (line) => {
    if (line.kind === 'kept') changes.set(line.change.id, line.change);
  });
  const wrong = [
    ...found.damaged.map((record) => `the journal is damaged at record ${record}`),
    ...(found.lost > 0 ? [`${found.lost} records of the journal are lost`] : []),
  ];
  return { changes: [...changes.values()], wrong };
}

/** What holds of the assessments, field by field. */
export function holdingOf(changes: readonly Change[]): Map<string, Value> {
  const holding = new Map<string, Change>();
  for (const change of changes) {
    if (!change.document.startsWith('assessment/')) continue;
    const before = holding.get(change.field);
    if (!before || holdsOver(change, before)) holding.set(change.field, change);
  }
  return new Map([...holding].map(([field, { value }]) => [field, value]));
}

/** Files that somebody left half-written. The browser's own are its own business. */
export async function leftBehind(data: string): Promise<string[]> {
  const entries = await readdir(data, { recursive: true, withFileTypes: true });
  return entries
    .map((entry) => join(entry.parentPath, entry.name).slice(data.length + 1))
    .filter((path) => !path.startsWith('profiles'))
    .filter((path) => /\.tmp$|\.guard$|removed-/.test(path));
}
