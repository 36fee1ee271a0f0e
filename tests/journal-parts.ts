import { join } from 'node:path';
import { type Journal, type JournalParts, openJournal } from '../src-main/journal/journal.ts';
import { type Change, change } from '../src-shared/assessment/change.ts';
import { changeOf } from './arbitraries.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What tests of the journal write and read. */

export const one = (id: number, value: Change['value'] = `Said ${id}`): Change =>
  change.parse(changeOf({ id, field: 'answers/101/comment', value }));

export const some = (from: number, count: number): Change[] => Array.from({ length: count }, (_, at) => one(from + at));

/** A path where a journal can be begun. */
export async function journalPath(): Promise<string> {
  return join(await temporaryFolder(), 'journal');
}

/** The first segment, while it is being written. */
export const firstSegment = (folder: string): string => join(folder, '000000000001.records');

/** Every change of a journal, in order, and what was found damaged on the way. */
export async function allOf(journal: Journal, limit = 10_000): Promise<{ changes: Change[]; damage: string[] }> {
  const found: { changes: Change[]; damage: string[] } = { changes: [], damage: [] };
  for (let after: number | null = 0; after !== null; ) {
    const page = await journal.read(after, limit, null);
    found.changes.push(...page.changes);
    found.damage.push(...page.damage);
    after = page.next;
  }
  return found;
}

/** The journal as a new start of the app reads it. */
export async function reopened(folder: string, parts: Partial<JournalParts> = {}): Promise<Reopened> {
  const journal = await openJournal(folder, parts);
  const { position, tornBytes, damage } = journal;
  const read = await allOf(journal);
  await journal.close();
  return { changes: read.changes, position, tornBytes, damage: [...damage, ...read.damage] };
}

interface Reopened {
  readonly changes: Change[];
  readonly position: number;
  readonly tornBytes: number;
  readonly damage: readonly string[];
}
