import type { EvidenceHash, WorkspaceId } from '../../../../src-shared/assessment/identifiers.ts';
import { LARGEST_CHUNK } from '../../../../src-shared/contract/evidence.ts';
import { accepted, type Result, refused } from '../../../../src-shared/result.ts';
import type { BridgeClient } from '../../../bridge/bridge-client.ts';

/** The bytes of a file in the evidence store. */
export interface StoredBytes {
  readonly bridge: Pick<BridgeClient, 'call'>;
  readonly workspace: WorkspaceId;
  readonly hash: EvidenceHash;
}

/** What was read, and how many bytes there are in all. */
interface ReadBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly size: number;
}

/**
 * Reads a file from its start, piece by piece, so that the window goes on answering.
 *
 * @param most how many bytes at most
 * @param onRead is told how many there are so far, and in all
 * @returns what could be read; or, in words, why not; null when it was stopped
 */
export async function readBytes(
  { bridge, workspace, hash }: StoredBytes,
  most: number,
  stopped: AbortSignal,
  onRead?: (bytes: number, of: number) => void,
): Promise<Result<ReadBytes, string> | null> {
  const pieces: Uint8Array[] = [];
  let read = 0;
  for (;;) {
    const length = Math.min(LARGEST_CHUNK, most - read);
    const reply = await bridge.call('evidence.bytes', { workspace, hash, at: read, length });
    if (stopped.aborted) return null;
    if (!reply.ok) return refused(reply.refusal.words);
    const piece = bytesOf(reply.value.bytes);
    pieces.push(piece);
    read += piece.length;
    const { size } = reply.value;
    onRead?.(read, Math.min(size, most));
    if (read >= Math.min(size, most) || piece.length === 0) return accepted({ bytes: joined(pieces, read), size });
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
