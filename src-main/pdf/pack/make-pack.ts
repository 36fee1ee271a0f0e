import type { DocumentId } from '../../../src-shared/assessment/document.ts';
import type { Folded } from '../../../src-shared/assessment/fold.ts';
import { accepted, type Result, refused } from '../../../src-shared/result.ts';
import { noteDamage } from '../../evidence/note-damage.ts';
import type { EmbeddedFile, Sources } from '../documents/document-kind.ts';
import { embedFiles } from '../embed/embed-files.ts';
import { type FileToEmbed, FileWentBad } from '../embed/file-to-embed.ts';
import { filesOfPack } from './files-of-pack.ts';
import { type FileLeftOut, type OpenEvidence, type ProvedFile, proveFiles } from './prove-files.ts';
import { whyLeftOut } from './why-left-out.ts';

export interface PackParts<Written> {
  readonly folded: Folded;
  /** Whose answers, and whose files. */
  readonly assessment: DocumentId;
  readonly openEvidence: OpenEvidence;
  /** Makes the document itself, as our painter writes it, with its manifest of what became of each file. */
  readonly makeDocument: (embedded: Sources['embedded']) => Promise<Result<Uint8Array, string>>;
  /**
   * Writes the pack, or lets it be. It is called again with other content when a file went bad while it was written; what was
   * written of the content before must be gone then, as `writeFileDurably` sees to it.
   */
  readonly write: (content: AsyncIterable<Uint8Array>) => Promise<Written>;
  /** Ends the work with its reason, and what was written with it. */
  readonly signal: AbortSignal;
  /** In bytes of evidence, each of which is read twice. The total grows when the pack has to be begun anew. */
  readonly onProgress: (done: number, total: number) => void;
}

export interface MadePack<Written> {
  readonly written: Written;
  /** The files of the assessment that are not in it. */
  readonly leftOut: readonly Pick<FileLeftOut, 'name' | 'why'>[];
}

/**
 * Makes the assurance pack of an assessment: the document, and every evidence file that its answers use embedded in it. A file
 * that is missing, damaged or locked is left out, and the manifest says why. Earlier versions of a file are not in it.
 *
 * @returns what `write` gave; or in words why there is no pack
 */
export async function makePack<Written>(parts: PackParts<Written>): Promise<Result<MadePack<Written>, string>> {
  const { folded, assessment, openEvidence, makeDocument, write, signal, onProgress } = parts;
  const files = filesOfPack(folded, assessment);
  let done = 0;
  let total = 2 * sizeOf(files);
  const onPiece = (bytes: number): void => {
    signal.throwIfAborted();
    done += bytes;
    onProgress(done, Math.max(done, total));
  };
  let { whole, leftOut } = await proveFiles(files, openEvidence, onPiece);
  for (;;) {
    signal.throwIfAborted();
    total = done + sizeOf(whole);
    const document = await makeDocument(whatBecame(whole, leftOut));
    if (!document.ok) return document;
    const content = embedFiles(
      document.value,
      whole.map((file) => toEmbed(file, onPiece)),
    );
    if (!content.ok) return refused(content.refusal);
    try {
      signal.throwIfAborted();
      return accepted({ written: await write(content.value), leftOut });
    } catch (error) {
      // Whoever writes may have made something else of it.
      signal.throwIfAborted();
      if (!(error instanceof FileWentBad)) throw error;
      const bad = whole.find(({ hash }) => hash === error.sha256);
      if (!bad) throw error;
      await noteDamage(bad.evidence, bad.hash, error.cause);
      whole = whole.filter((file) => file !== bad);
      leftOut = [...leftOut, { ...bad, why: whyLeftOut(error.cause) }];
    }
  }
}

function toEmbed({ evidence, hash, ...said }: ProvedFile, onPiece: (bytes: number) => void): FileToEmbed {
  return {
    ...said,
    sha256: hash,
    pieces: async function* () {
      for await (const piece of evidence.store.pieces(hash)) {
        onPiece(piece.length);
        yield piece;
      }
    },
  };
}

function whatBecame(whole: readonly ProvedFile[], leftOut: readonly FileLeftOut[]): ReadonlyMap<string, EmbeddedFile> {
  return new Map<string, EmbeddedFile>([
    ...whole.map(({ hash, name }) => [hash, { kind: 'embedded', name }] as const),
    ...leftOut.map(({ hash, why }) => [hash, { kind: 'left out', why }] as const),
  ]);
}

function sizeOf(files: readonly { readonly size: number }[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
