import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FreeSpace } from '../src-main/data-folder/free-space.ts';
import { REAL_DISK } from '../src-main/disk/disk.ts';
import { type EvidenceStore, openEvidenceStore } from '../src-main/evidence/store/evidence-store.ts';
import type { LookForPatientNumbers } from '../src-main/evidence/taking.ts';
import type { Keys } from '../src-main/keys/keys.ts';
import type { Shell } from '../src-main/shells/shell.ts';
import { change } from '../src-shared/assessment/change.ts';
import { addEvidenceFile } from '../src-shared/assessment/evidence-acts.ts';
import {
  type EvidenceHash,
  evidenceFileId,
  evidenceHash,
  revisionId,
  type WorkspaceId,
} from '../src-shared/assessment/identifiers.ts';
import { type BridgeMethod, type BridgeOutput, type BridgeRefusal, bridge } from '../src-shared/contract/bridge.ts';
import type { Taken } from '../src-shared/contract/evidence.ts';
import { computer } from './computer.ts';
import { type MainParts, mainParts } from './main-parts.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What tests of the evidence store need. */

interface StoreParts {
  readonly store: EvidenceStore;
  readonly folder: string;
  readonly dataKey: Uint8Array;
}

/** An evidence store over a folder, with a key of its own. */
export async function storeIn(folder: string, chunkLength?: number): Promise<StoreParts> {
  const dataKey = randomBytes(32);
  return { store: await openEvidenceStore(REAL_DISK, folder, dataKey, chunkLength), folder, dataKey };
}

/** The same in a folder that is gone when the test has finished. */
export async function storeParts(chunkLength: number): Promise<StoreParts> {
  return storeIn(join(await temporaryFolder(), 'evidence'), chunkLength);
}

export function sha256(bytes: Uint8Array): EvidenceHash {
  return evidenceHash.parse(createHash('sha256').update(bytes).digest('hex'));
}

/** All bytes of a file of the store, as a person gets them back. */
export async function allBytes(store: EvidenceStore, hash: EvidenceHash): Promise<Buffer> {
  const found: Buffer[] = [];
  for await (const piece of store.pieces(hash)) found.push(piece);
  return Buffer.concat(found);
}

/** Main with a workspace, whose evidence is asked for over the bridge. */
export interface EvidenceParts extends MainParts {
  readonly workspace: WorkspaceId;
  /** The folder of its evidence store. */
  readonly folder: string;
  /** The names of all that is in it. */
  readonly files: () => Promise<string[]>;
  /** The answer of a call that must be accepted. */
  readonly ask: <Method extends BridgeMethod>(method: Method, input: unknown) => Promise<BridgeOutput<Method>>;
  readonly refusal: (method: BridgeMethod, input: unknown) => Promise<BridgeRefusal>;
  /** All bytes of a file, over the bridge. */
  readonly bytes: (hash: EvidenceHash) => Promise<Buffer>;
  /** The same data folder after the app was started again. */
  readonly again: (keys?: Keys) => Promise<EvidenceParts>;
}

interface Given {
  readonly lookForPatientNumbers?: LookForPatientNumbers;
  readonly isKeyOpen?: boolean;
  readonly openDocument?: Shell['openDocument'];
  readonly freeSpace?: FreeSpace;
}

export async function evidenceParts({ isKeyOpen = true, ...others }: Given = {}): Promise<EvidenceParts> {
  const main = await mainParts(undefined, others);
  const { id } = await asker(main)('workspaces.create', { name: 'Riverside Surgery' });
  if (isKeyOpen) await main.keys.protect(id, { kind: 'key file' });
  return withAsking(main, id);
}

function asker(main: MainParts): EvidenceParts['ask'] {
  return async <Method extends BridgeMethod>(method: Method, input: unknown) => {
    const reply = await main.answer(method, input);
    if (!reply.ok) throw new Error(`${method} was refused: ${reply.refusal.words}; ${main.bugs.join()}`);
    return bridge[method].output.parse(reply.value) as BridgeOutput<Method>;
  };
}

/** Main with a way to ask it, about a workspace that need not be there. */
export function withAsking(main: MainParts, workspace: WorkspaceId): EvidenceParts {
  const ask = asker(main);
  const folder = join(main.data, 'workspaces', workspace, 'evidence');
  return {
    ...main,
    workspace,
    folder,
    files: () => readdir(folder).catch(() => []),
    ask,
    refusal: async (method, input) => {
      const reply = await main.answer(method, input);
      if (reply.ok) throw new Error(`${method} was accepted: ${JSON.stringify(reply.value)}`);
      return reply.refusal;
    },
    bytes: async (hash) => {
      const found: Buffer[] = [];
      for (let at = 0; ; ) {
        const { bytes, size } = await ask('evidence.bytes', { workspace, hash, at, length: 2_000_000 });
        found.push(Buffer.from(bytes, 'base64'));
        at += 2_000_000;
        if (at >= size) return Buffer.concat(found);
      }
    },
    again: async (keys) => withAsking(await mainParts(main.data, keys ? { keys } : {}), workspace),
  };
}

/** Where the bytes of a file lie in the store. */
export async function objectPath(main: EvidenceParts, hash: EvidenceHash): Promise<string> {
  const { store } = await main.evidence.of(main.workspace);
  return join(main.folder, store.fileNameOf(hash));
}

/** Turns over a bit of a file in the store. */
export async function damage(main: EvidenceParts, hash: EvidenceHash, at: number): Promise<void> {
  const path = await objectPath(main, hash);
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] as number) ^ 4;
  await writeFile(path, bytes);
}

/** A file that the person picked. @returns its token */
export async function pick(main: MainParts, name: string, content: string | Uint8Array): Promise<string> {
  const path = join(main.data, name);
  await writeFile(path, content);
  return pickAt(main, path);
}

/** The same for a file that is there. */
export function pickAt(main: MainParts, path: string): string {
  const token = `file-${main.picked.size + 1}`;
  main.picked.set(token, path);
  return token;
}

let attached = 0;

/** Takes a file and records it in the journal, as the window does. */
export async function attach(main: EvidenceParts, name: string, content: string | Uint8Array): Promise<Taken> {
  const { workspace } = main;
  const taken = await main.ask('evidence.take', { workspace, file: await pick(main, name, content) });
  attached += 1;
  const number = attached.toString(16).padStart(12, '0');
  const drafts = addEvidenceFile(
    evidenceFileId.parse(`00000000-0000-4000-8000-${number}`),
    revisionId.parse(`00000000-0000-4000-9000-${number}`),
    { ...taken, patientCheck: 'nothing-found' },
  );
  const { changes } = computer(attached).act(drafts);
  await main.ask('journal.append', { workspace, changes: changes.map((one) => change.parse(one)) });
  return taken;
}
