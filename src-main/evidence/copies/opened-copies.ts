import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvidenceHash, RevisionId, WorkspaceId } from '../../../src-shared/assessment/identifiers.ts';
import { type CopyToken, copyToken, type OpenedCopy } from '../../../src-shared/contract/evidence.ts';
import { BridgeRefused, refusedByDisk } from '../../bridge/refuse.ts';
import { inOrder } from '../../data-folder/in-order.ts';
import { renamePatiently } from '../../data-folder/write-file-durably.ts';
import { keptName } from '../kept-name.ts';
import { type CopyNote, readCopyNote, writeCopyNote } from './copy-note.ts';
import { CopyStates } from './copy-state.ts';
import { savedBeside, UNFINISHED } from './saved-beside.ts';

/** What is to be opened. */
export type Opening = Omit<CopyNote, 'format' | 'closed'>;

interface Copy {
  readonly token: CopyToken;
  readonly folder: string;
  readonly note: CopyNote;
  readonly path: string;
}

const PREFIX = 'copy-';

/**
 * The decrypted copies that were opened in other programs, each in a folder of its own that only the person may enter. A copy
 * goes when it is closed, when the app closes and at its next start; one that somebody has changed stays until they have said
 * what becomes of it.
 */
export class OpenedCopies {
  readonly #root: string;
  readonly #states = new CopyStates();
  /** One thing at a time: a copy is not removed while it is looked at. */
  readonly #inTurn = inOrder();

  constructor(dataFolder: string) {
    this.#root = join(dataFolder, 'opened');
  }

  /**
   * Makes a copy, or finds the one that is open already: what somebody has changed in it must not stand beside a second one.
   *
   * @param pieces what it holds; whatever they throw leaves no copy behind
   */
  make(
    opening: Opening,
    pieces: AsyncIterable<Uint8Array>,
  ): Promise<{ readonly copy: CopyToken; readonly path: string; readonly isNew: boolean }> {
    return this.#inTurn(async () => {
      for (const { token, path, note } of await this.#all()) {
        const isSame = note.workspace === opening.workspace && note.file === opening.file && note.revision === opening.revision;
        if (isSame && note.as === opening.as && (await this.#states.of(path, note.hash)) !== 'gone')
          return { copy: token, path, isNew: false };
      }
      const token = newToken();
      const folder = this.#folderOf(token);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        // Before the copy: a start after a power cut has to know whose it is.
        await writeCopyNote(folder, { format: 1, ...opening, closed: false });
        await writePrivately(join(folder, opening.as), pieces);
        return { copy: token, path: join(folder, opening.as), isNew: true };
      } catch (error) {
        await removeFolder(folder).catch(() => undefined);
        throw error instanceof BridgeRefused ? error : refusedByDisk(error, 'make a copy of this file to open');
      }
    });
  }

  /** The copies of a workspace that are open, or were left with changes in them. */
  list(workspace: WorkspaceId): Promise<OpenedCopy[]> {
    return this.#inTurn(async () => {
      const listed: OpenedCopy[] = [];
      for (const { token, path, note } of await this.#all()) {
        if (note.workspace !== workspace) continue;
        const state = await this.#states.of(path, note.hash);
        if (state === 'gone') continue;
        listed.push({
          copy: token,
          workspace,
          file: note.file,
          revision: note.revision,
          name: note.name,
          changed: state === 'changed',
        });
      }
      return listed;
    });
  }

  /** @throws a refusal when there is no such copy any more */
  find(token: CopyToken): Promise<{ readonly note: CopyNote; readonly path: string }> {
    return this.#inTurn(async () => {
      const copy = await this.#read(token);
      if (!copy || copy.note.closed || (await this.#states.of(copy.path, copy.note.hash)) === 'gone') throw noCopy();
      return copy;
    });
  }

  /** From now on the copy counts as unchanged with these bytes, which are the evidence of this revision. */
  recorded(token: CopyToken, revision: RevisionId, hash: EvidenceHash): Promise<void> {
    return this.#inTurn(async () => {
      const copy = await this.#read(token);
      if (!copy) throw noCopy();
      await writeCopyNote(copy.folder, { ...copy.note, revision, hash }).catch((error: unknown) => {
        throw refusedByDisk(error, 'note that your changes were kept');
      });
    });
  }

  /** Removes a copy, with the changes in it. One that a program still holds goes at the next start. */
  close(token: CopyToken): Promise<void> {
    return this.#inTurn(async () => {
      const copy = await this.#read(token);
      if (copy) await removeCopy(copy, () => this.#keepSavedBeside(copy));
    });
  }

  /** Removes all copies of a workspace that is about to be removed. */
  removeOf(workspace: WorkspaceId): Promise<void> {
    return this.#inTurn(async () => {
      for (const copy of await this.#all()) if (copy.note.workspace === workspace) await removeCopy(copy);
    });
  }

  /** Removes the copies of files that are removed for good, whatever was changed in them. */
  removeHolding(workspace: WorkspaceId, hashes: readonly EvidenceHash[]): Promise<void> {
    return this.#inTurn(async () => {
      for (const copy of await this.#all())
        if (copy.note.workspace === workspace && hashes.includes(copy.note.hash)) await removeCopy(copy);
    });
  }

  /** At a start and at the end: removes what nobody has changed. What a program still holds goes another time. */
  removeUnchanged(): Promise<void> {
    return this.#inTurn(async () => {
      for (const name of await this.#names()) {
        const folder = join(this.#root, name);
        const note = await readCopyNote(folder);
        // It cannot be told whether somebody has worked on it, so it stays.
        if (note === 'unreadable') continue;
        const isDone =
          note === 'none' ||
          note.closed ||
          ['unchanged', 'gone'].includes(await this.#states.of(join(folder, note.as), note.hash));
        if (!isDone) continue;
        const saved = note === 'none' ? Promise.resolve() : this.#keepSavedBeside({ folder, note });
        await saved.then(() => removeFolder(folder)).catch(() => undefined);
      }
    });
  }

  /** What somebody has saved beside a copy under another name becomes a changed copy of its own before that folder goes. */
  async #keepSavedBeside({ folder, note }: Pick<Copy, 'folder' | 'note'>): Promise<void> {
    for (const as of await savedBeside(folder, note.as)) {
      const own = this.#folderOf(newToken());
      await mkdir(own, { mode: 0o700 });
      try {
        await writeCopyNote(own, { ...note, name: keptName(as), as, closed: false });
        await renamePatiently(join(folder, as), join(own, as));
      } catch (error) {
        await removeFolder(own).catch(() => undefined);
        throw error;
      }
    }
  }

  #folderOf(token: CopyToken): string {
    return join(this.#root, token.slice(PREFIX.length));
  }

  async #names(): Promise<string[]> {
    const names = await readdir(this.#root).catch(() => []);
    return names.filter((name) => copyToken.safeParse(`${PREFIX}${name}`).success);
  }

  async #all(): Promise<Copy[]> {
    const copies: Copy[] = [];
    for (const name of await this.#names()) {
      const copy = await this.#read(copyToken.parse(`${PREFIX}${name}`));
      if (copy && !copy.note.closed) copies.push(copy);
    }
    return copies;
  }

  async #read(token: CopyToken): Promise<Copy | null> {
    const folder = this.#folderOf(token);
    const note = await readCopyNote(folder);
    return typeof note === 'string' ? null : { token, folder, note, path: join(folder, note.as) };
  }
}

function newToken(): CopyToken {
  return copyToken.parse(`${PREFIX}${randomBytes(8).toString('hex')}`);
}

/** It has its name only when it is whole: half of one would look like something that somebody has changed. */
async function writePrivately(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(`${path}${UNFINISHED}`, 'wx', 0o600);
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
  await renamePatiently(`${path}${UNFINISHED}`, path);
}

/** @param before what has to be done first; where it cannot be, the folder stays until the next start */
async function removeCopy({ folder, note }: Copy, before: () => Promise<void> = async () => undefined): Promise<void> {
  try {
    await before();
    await removeFolder(folder);
  } catch {
    await writeCopyNote(folder, { ...note, closed: true }).catch((error: unknown) => {
      throw refusedByDisk(error, `remove the copy of ${note.name}`);
    });
  }
}

function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

function noCopy(): BridgeRefused {
  return new BridgeRefused('not found', 'This copy is not there any more. Open the file again.');
}
