import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import type { EvidenceHash, WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeOutput } from '../../src-shared/contract/bridge.ts';
import type { SavePlace } from '../../src-shared/contract/picked-files.ts';
import { accepted } from '../../src-shared/result.ts';
import { partsOf } from '../backup/backup-source.ts';
import { checkJournal } from '../backup/check-journal.ts';
import { hashesOnRecord } from '../backup/hashes-on-record.ts';
import type { WorkParts } from '../backup/long-work.ts';
import { KEY_ENVELOPE, sourceOf } from '../backup/workspace-source.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import type { Disk } from '../disk/disk.ts';
import type { KeyEnvelope } from '../keys/key-envelope.ts';
import { safeFileName } from '../places/safe-file-name.ts';
import { saveAtPlace } from '../places/save-at-place.ts';
import { type EntryHead, formatEntryHead, type MoveSummary } from './entries.ts';
import { folderOfFiles } from './folder-of-files.ts';
import type { MoveParts } from './move-handlers.ts';
import { formatHead } from './move-head.ts';
import { moveKey, openMove } from './open-move.ts';
import { sealedStream } from './sealed-stream.ts';

const PIECE = 1024 * 1024;
const ENDING = '.igtmove';

/** What goes into a moving file. All of it was looked at. */
interface Packed {
  readonly summary: MoveSummary;
  /** In memory: compressed, the history of years is some megabytes, and it must be that of one moment. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly evidence: readonly { readonly name: string; readonly size: number }[];
  readonly missing: EvidenceHash[];
}

/**
 * Writes everything of an organisation into one encrypted file, and reads it back. It is opened with the recovery code.
 *
 * @throws BridgeRefused while there is no recovery code, or the key is not open
 */
export async function writeMove(
  parts: MoveParts,
  workspace: WorkspaceId,
  name: string,
  place: SavePlace,
): Promise<BridgeOutput<'move.write'>> {
  const { keys, work, disk } = parts;
  const envelope = await keys.recoveryEnvelope(workspace);
  // One that nobody has confirmed may stand on no paper, and nothing else would open the file.
  if (!envelope?.recoveryCodes.some(({ confirmedAt }) => confirmedAt !== null))
    throw new BridgeRefused(
      'key needed',
      'The file is opened with the recovery code on the other computer, and no recovery code is confirmed yet. Make one and confirm it first; then write the file.',
    );
  const dataKey = await keys.dataKey(workspace);
  const fileName = safeFileName(name.toLowerCase().endsWith(ENDING) ? name : `${name}${ENDING}`);
  return work.run('writing the file', async (running) => {
    let packed: Packed | undefined;
    const content = async function* (): AsyncGenerator<Uint8Array> {
      packed = await packedUp(parts, workspace, running);
      // A passphrase stays where it was chosen.
      const head = { salt: randomBytes(32).toString('hex'), envelope: { ...envelope, passphrase: null } satisfies KeyEnvelope };
      yield formatHead(head);
      yield* sealedStream(moveKey(dataKey, head.salt), entriesOf(disk, await evidenceFolder(parts, workspace), packed, running));
    };
    const saved = await saveAtPlace(parts, fileName, place, content());
    if (saved.kind !== 'saved' || !packed) return saved as Exclude<typeof saved, { kind: 'saved' }>;
    const { summary, missing } = packed;
    await readBack(disk, join(saved.folder, saved.name), dataKey, running);
    return { ...saved, contents: summary.contents, missing };
  });
}

/** Looks at everything first: what the file says it holds, it holds. */
async function packedUp(parts: MoveParts, workspace: WorkspaceId, { signal, onTotal }: WorkParts): Promise<Packed> {
  const { disk, evidence, now } = parts;
  const source = await sourceOf(parts, workspace, true);
  const { digests, files: names, open } = await source.journal.snapshot();
  const files = new Map<string, Buffer>();
  // The key is in the head.
  for (const { path, bytes } of await source.smallFiles()) if (path !== KEY_ENVELOPE) files.set(path, bytes);
  for (const name of names) files.set(`journal/${name}`, await disk.read(join(source.journalFolder, name)));
  if (open) files.set(`journal/${open.name}`, open.bytes);
  const said = Object.fromEntries(digests);
  const checked = await checkJournal(folderOfFiles(files), said);
  if (checked.kind === 'damaged')
    throw new BridgeRefused(
      'cannot read',
      'The journal of your answers is damaged on this computer, so no file was written. Close the organisation and open it again, which mends it; then write the file.',
    );
  const { store } = await evidence.of(workspace);
  const kept: { name: string; size: number }[] = [];
  const missing: EvidenceHash[] = [];
  for (const hash of await hashesOnRecord(source.journal)) {
    signal.throwIfAborted();
    const name = store.fileNameOf(hash);
    const size = (await store.check(name)) === 'whole' ? await disk.size(join(store.folder, name)) : null;
    if (size === null) missing.push(hash);
    else kept.push({ name, size });
  }
  const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
  const bytes = sum([...files.values()].map(({ length }) => length)) + sum(kept.map(({ size }) => size));
  // Written, and read back.
  onTotal(2 * bytes);
  const contents = { changes: checked.changes, evidenceFiles: kept.length, bytes };
  const { name } = source;
  return {
    summary: { workspace, name, writtenAt: now().toISOString(), contents, digests: said },
    files,
    evidence: kept,
    missing,
  };
}

async function* entriesOf(
  disk: Disk,
  folder: string,
  { summary, files, evidence }: Packed,
  { signal, onBytes }: WorkParts,
): AsyncGenerator<Uint8Array> {
  const entry = (head: EntryHead): Buffer => formatEntryHead(head);
  const said = Buffer.from(JSON.stringify(summary));
  yield entry({ kind: 'summary', size: said.length });
  yield said;
  for (const [path, bytes] of files) {
    yield entry({ kind: 'file', path, size: bytes.length });
    yield bytes;
    onBytes(bytes.length);
  }
  for (const { name, size } of evidence) {
    yield entry({ kind: 'evidence', name, size });
    const file = await disk.open(join(folder, name), 'reading');
    try {
      for (let at = 0; at < size; ) {
        signal.throwIfAborted();
        const piece = Buffer.allocUnsafe(Math.min(PIECE, size - at));
        const read = await file.read(piece, at);
        if (read === 0) throw new Error('an evidence file became shorter while it was read');
        yield piece.subarray(0, read);
        onBytes(read);
        at += read;
      }
    } finally {
      await file.close();
    }
  }
}

/** Reads the whole file from where it was written to. One that does not open is removed: it would be trusted. */
async function readBack(disk: Disk, path: string, dataKey: Uint8Array, { signal, onBytes }: WorkParts): Promise<void> {
  try {
    const move = await openMove(disk, path, async () => accepted(dataKey));
    if (!move.ok) throw new Error(move.refusal);
    try {
      for await (const entry of move.value.entries())
        for await (const piece of entry.bytes()) {
          signal.throwIfAborted();
          onBytes(piece.length);
        }
    } finally {
      await move.value.close();
    }
  } catch (error) {
    if (signal.aborted) throw error;
    await disk.remove(path).catch(() => undefined);
    throw new BridgeRefused(
      'cannot write',
      `${basename(path)} reads differently from how it was written, so we removed it. Your answers are safe. Write it to another drive.`,
    );
  }
}

async function evidenceFolder({ workspaces }: MoveParts, workspace: WorkspaceId): Promise<string> {
  return partsOf(await workspaces.folder(workspace)).evidenceFolder;
}
