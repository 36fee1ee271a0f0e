import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openJournal } from '../src-main/journal/journal.ts';
import { journalFolder } from '../src-main/journal/migrate-from-one-file.ts';
import { withChecksum } from '../src-main/journal/record.ts';
import type { Change } from '../src-shared/assessment/change.ts';
import { DATA_FORMAT } from '../src-shared/contract/bridge.ts';

/** What tests do to the files of a workspace's journal while no app has it open. */

/** The file to which the journal is being written. */
export async function journalFile(workspace: string): Promise<string> {
  const names = (await readdir(journalFolder(workspace))).filter((name) => name.endsWith('.records')).sort();
  const last = names.at(-1);
  if (last === undefined) throw new Error('the journal has no file');
  return join(journalFolder(workspace), last);
}

/** Every file of the journal with its bytes. */
export async function journalBytes(workspace: string): Promise<Record<string, string>> {
  const names = await readdir(journalFolder(workspace));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(journalFolder(workspace), name), 'latin1')] as const)),
  );
}

export async function deleteJournal(workspace: string): Promise<void> {
  await rm(journalFolder(workspace), { recursive: true });
}

/** Puts a journal there that a newer version has begun. */
export async function newerJournal(workspace: string): Promise<void> {
  await rm(journalFolder(workspace), { recursive: true, force: true });
  await mkdir(journalFolder(workspace));
  const head = { journal: 'igt-desktop', format: DATA_FORMAT + 1, first: 1, chain: 'of another kind' };
  await writeFile(
    join(journalFolder(workspace), '000000000001.records'),
    `${withChecksum(JSON.stringify(head))}\nnewer records\n`,
  );
}

/** Every change of the journal, as a start of the app reads them. */
export async function journalled(workspace: string): Promise<Change[]> {
  const journal = await openJournal(journalFolder(workspace));
  const found: Change[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<typeof journal.read>> = await journal.read(after, 10_000, null);
    found.push(...page.changes);
    after = page.next;
  }
  await journal.close();
  return found;
}
