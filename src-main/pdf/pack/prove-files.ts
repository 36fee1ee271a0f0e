import { BridgeRefused } from '../../bridge/refuse.ts';
import type { WorkspaceEvidence } from '../../evidence/evidence.ts';
import { notingDamage } from '../../evidence/note-damage.ts';
import type { FileOfPack } from './files-of-pack.ts';
import { FILE_HAS_NO_STORE, whyLeftOut } from './why-left-out.ts';

/** What is needed of the evidence of a workspace. */
type PackEvidence = Pick<WorkspaceEvidence, 'store' | 'conditions'>;

/** Opens it; refuses with `key needed` where it is locked. Null where there is none: an assessment file has only answers. */
export type OpenEvidence = (() => Promise<PackEvidence>) | null;

/** What was found when every file was read through. */
export interface ProvedFiles {
  /** In the order in which they were given, with the size that they have. */
  readonly whole: readonly ProvedFile[];
  readonly leftOut: readonly FileLeftOut[];
}

export interface ProvedFile extends FileOfPack {
  readonly evidence: PackEvidence;
}

export interface FileLeftOut extends FileOfPack {
  /** For whoever reads the pack, as a sentence. */
  readonly why: string;
}

/**
 * Reads all bytes of every file, so that what is missing or damaged is known before the document that says so is made.
 *
 * @param onPiece is told of each piece, in bytes; what it throws ends the work
 */
export async function proveFiles(
  files: readonly FileOfPack[],
  open: OpenEvidence,
  onPiece: (bytes: number) => void,
): Promise<ProvedFiles> {
  const without = (why: string): ProvedFiles => ({ whole: [], leftOut: files.map((file) => ({ ...file, why })) });
  if (open === null) return without(FILE_HAS_NO_STORE);
  const evidence = await refusalOf(open);
  if (evidence instanceof BridgeRefused) return without(whyLeftOut(evidence));
  const whole: ProvedFile[] = [];
  const leftOut: FileLeftOut[] = [];
  for (const file of files) {
    const size = await refusalOf(() =>
      notingDamage(evidence, file.hash, async () => {
        let read = 0;
        for await (const { length } of evidence.store.pieces(file.hash)) {
          read += length;
          onPiece(length);
        }
        return read;
      }),
    );
    if (size instanceof BridgeRefused) leftOut.push({ ...file, why: whyLeftOut(size) });
    else whole.push({ ...file, size, evidence });
  }
  return { whole, leftOut };
}

function refusalOf<T>(task: () => Promise<T>): Promise<T | BridgeRefused> {
  return task().catch((error: unknown) => {
    if (error instanceof BridgeRefused) return error;
    throw error;
  });
}
