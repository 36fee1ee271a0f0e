import { basename } from 'node:path';
import type { BridgeOutput } from '../../src-shared/contract/bridge.ts';
import type { WorkParts } from '../backup/long-work.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { NO_KEYCHAINS, writeKeysFile } from '../keys/keys-file.ts';
import { mergeMove } from './merge-move.ts';
import type { MoveParts } from './move-handlers.ts';
import { byRecoveryCode, type OpenedMove, openMove } from './open-move.ts';
import { previewMove } from './preview-move.ts';
import { unpack } from './unpack.ts';

/** What is in a moving file, and what taking it would do to an organisation that is here. Nothing is altered. */
export async function lookAtMove(parts: MoveParts, path: string, code: string): Promise<BridgeOutput<'move.look'>> {
  const opened = await openMove(parts.disk, path, byRecoveryCode(code));
  if (!opened.ok) return { kind: 'wrong', words: opened.refusal };
  const move = opened.value;
  const { workspace, name, writtenAt, contents } = move.summary;
  try {
    const here = (await isHere(parts, move))
      ? await parts.work.run('reading the file', (running) => previewMove(parts, move, basename(path), running))
      : null;
    return { kind: 'opened', workspace, name, writtenAt, contents, here };
  } finally {
    await move.close();
  }
}

/**
 * Takes an organisation from a moving file: makes it on this computer, or gives one that is here what it lacks. All of the file is
 * read and counted first; what is wrong with it is said before anything is changed.
 */
export async function takeMove(parts: MoveParts, path: string, code: string): Promise<BridgeOutput<'move.take'>> {
  const opened = await openMove(parts.disk, path, byRecoveryCode(code));
  if (!opened.ok) return { kind: 'wrong', words: opened.refusal };
  const move = opened.value;
  const { workspace, name } = move.summary;
  try {
    return await parts.work.run('reading the file', async (running) => {
      const isNew = !(await isHere(parts, move));
      const taken = isNew
        ? await makeFrom(parts, move, basename(path), running)
        : await mergeMove(parts, move, basename(path), running);
      const requirementSets = await loadMissing(parts.catalogue, taken.sets);
      return { kind: 'taken', workspace, name, isNew, ...taken.counts, requirementSets };
    });
  } finally {
    await move.close();
  }
}

/** What came with a file. */
export interface TakenFromFile {
  readonly counts: { readonly changes: number; readonly evidenceFiles: number };
  /** Requirement sets as text. */
  readonly sets: readonly string[];
}

async function makeFrom(
  { disk, workspaces, keys }: MoveParts,
  move: OpenedMove,
  fileName: string,
  running: WorkParts,
): Promise<TakenFromFile> {
  const { workspace, contents } = move.summary;
  let sets: readonly string[] = [];
  await workspaces.bring(workspace, async (into) => {
    ({ sets } = await unpack(disk, move, into, fileName, running));
    // With the evidence and not after it: without its key nobody could open what is here.
    await writeKeysFile(into, { ...move.head.envelope, keychains: NO_KEYCHAINS, keyFile: null });
  });
  await keys.adopt(workspace, move.dataKey, move.head.envelope);
  return { counts: { changes: contents.changes, evidenceFiles: contents.evidenceFiles }, sets };
}

/** @returns how many were not here before. One that this version cannot use is left out: the answers do not depend on it. */
async function loadMissing(catalogue: Pick<Catalogue, 'list' | 'load'>, sets: readonly string[]): Promise<number> {
  const here = new Set((await catalogue.list()).map(({ id }) => id));
  let loaded = 0;
  for (const text of sets) {
    const set = await catalogue.load(text).catch(() => null);
    if (set && !here.has(set.id)) loaded += 1;
  }
  return loaded;
}

async function isHere({ workspaces }: MoveParts, { summary }: OpenedMove): Promise<boolean> {
  return (await workspaces.list()).some(({ id }) => id === summary.workspace);
}
