import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeRefusal } from '../../src-shared/contract/bridge.ts';
import { type CopyToken, LARGEST_CHUNK, type Taken } from '../../src-shared/contract/evidence.ts';
import { type Result, refused } from '../../src-shared/result.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { base64Of } from './base64.ts';
import type { Steps } from './incoming-files.ts';

/** Where the bytes of a file come from. */
export interface ByteSource {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Copies them into the evidence store. Cancelled, it ends as soon as it can; what was taken has to be let go. */
  readonly take: (steps: Pick<Steps, 'copied' | 'cancelled'>) => Promise<Result<Taken, BridgeRefusal>>;
}

/**
 * A File of the window. Main reads it itself where the shell knows where it lies; one that lies nowhere, such as a pasted
 * picture, is handed over piece by piece.
 */
export function fileSource(bridge: BridgeClient, workspace: WorkspaceId, file: File): ByteSource {
  return {
    name: file.name,
    size: file.size,
    take: async (steps) => {
      const taken = await bridge.call('evidence.take', { workspace, file: await bridge.offerFile(file) });
      return !taken.ok && taken.refusal.code === 'not allowed' ? handOver(bridge, workspace, file, steps) : taken;
    },
  };
}

/** A copy that another program has changed. */
export function copySource(bridge: BridgeClient, copy: { readonly copy: CopyToken; readonly name: string }): ByteSource {
  return { name: copy.name, size: 0, take: () => bridge.call('evidence.take-copy', { copy: copy.copy }) };
}

async function handOver(
  bridge: BridgeClient,
  workspace: WorkspaceId,
  file: File,
  { copied, cancelled }: Pick<Steps, 'copied' | 'cancelled'>,
): Promise<Result<Taken, BridgeRefusal>> {
  // Before anything is begun: what cannot be read, such as a folder, is refused without a trace.
  if ((await piece(file, 0)) === null) return refused(notRead(file.name));
  const begun = await bridge.call('evidence.paste-begin', { workspace, name: file.name, size: file.size });
  if (!begun.ok) return begun;
  const { paste } = begun.value;
  const giveUp = async (refusal: BridgeRefusal): Promise<Result<never, BridgeRefusal>> => {
    await bridge.call('evidence.paste-cancel', { paste });
    return refused(refusal);
  };
  for (let at = 0; at < file.size; at += LARGEST_CHUNK) {
    if (cancelled.aborted) return giveUp({ code: 'not found', words: `“${file.name}” was let go.` });
    const bytes = await piece(file, at);
    if (bytes === null) return giveUp(notRead(file.name));
    const given = await bridge.call('evidence.paste-chunk', { paste, at, bytes: base64Of(bytes) });
    if (!given.ok) return giveUp(given.refusal);
    copied(at + bytes.length);
  }
  return bridge.call('evidence.paste-end', { paste });
}

async function piece(file: File, at: number): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.slice(at, at + LARGEST_CHUNK).arrayBuffer());
  } catch {
    return null;
  }
}

function notRead(name: string): BridgeRefusal {
  return {
    code: 'cannot read',
    words: `“${name}” could not be read. It may be a folder, or it was moved or changed meanwhile. Nothing of it was kept. Choose it again.`,
  };
}
