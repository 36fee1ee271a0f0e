import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileDurably } from '../src-main/data-folder/write-file-durably.ts';

type ShellName = 'electron' | 'chromium';
const path = (folder: string): string => join(folder, 'shell.txt');

/** The shell that was used last; it is kept until the person changes it. */
export async function chosenShell(folder: string): Promise<ShellName | null> {
  const kept = await readFile(path(folder), 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
  return kept === 'electron' || kept === 'chromium' ? kept : null;
}

export async function keepShell(folder: string, shell: ShellName): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFileDurably(path(folder), `${shell}\n`);
}
