import type { EvidenceFile, EvidenceRevision } from '../../src-shared/assessment/evidence-file.ts';

/**
 * What else loses its bytes when versions of a file are removed for good: the same bytes are kept once, however often they are
 * attached.
 *
 * @param going the versions of the file that are removed
 * @param all every file on record
 * @returns other files, and versions of the same file that are not removed
 */
export function sameBytes(
  file: EvidenceFile,
  going: readonly EvidenceRevision[],
  all: readonly EvidenceFile[],
): { readonly files: readonly EvidenceFile[]; readonly versions: readonly EvidenceRevision[] } {
  const hashes = new Set(going.map(({ hash }) => hash));
  const versions = ({ current, earlier }: EvidenceFile): readonly EvidenceRevision[] =>
    [current, ...earlier].filter(({ hash }) => hashes.has(hash));
  const ids = new Set(going.map(({ id }) => id));
  return {
    files: all.filter((one) => one.id !== file.id && versions(one).length > 0),
    versions: versions(file).filter(({ id }) => !ids.has(id)),
  };
}
