import { type DocumentId, documentMeaning } from '../../../src-shared/assessment/document.ts';
import { type EvidenceUse, evidenceUses } from '../../../src-shared/assessment/evidence-uses.ts';
import type { Folded } from '../../../src-shared/assessment/fold.ts';
import type { EvidenceHash } from '../../../src-shared/assessment/identifiers.ts';
import { readEvidenceFiles } from '../../../src-shared/assessment/known-files.ts';
import { nameOutside } from '../../../src-shared/file-ending.ts';
import type { FileToEmbed } from '../embed/file-to-embed.ts';
import { mediaTypeOf } from '../embed/media-type.ts';
import { namesInPack } from '../embed/names-in-pack.ts';

/** An evidence file that belongs in the pack of an assessment, before anybody has looked at its bytes. */
export interface FileOfPack extends Pick<FileToEmbed, 'name' | 'mediaType' | 'addedAt' | 'describedAs'> {
  readonly hash: EvidenceHash;
  /** In bytes, as it is on record. */
  readonly size: number;
}

/**
 * The files that the answers of an assessment use, in the order of their names: each in its current version only, and bytes
 * that are on record as two files once, under the first one's name.
 *
 * @param assessment the document; anything that is none uses no files
 */
export function filesOfPack(folded: Folded, assessment: DocumentId): FileOfPack[] {
  const meaning = documentMeaning(assessment);
  if (meaning.kind !== 'assessment') return [];
  const version = meaning.set.split('/')[1] ?? '';
  const uses = evidenceUses(folded);
  const byHash = new Map<EvidenceHash, { file: ReturnType<typeof readEvidenceFiles>[number]; uses: EvidenceUse[] }>();
  for (const file of readEvidenceFiles(folded)) {
    const here = (uses.get(file.id) ?? []).filter((use) => use.assessment === assessment);
    if (file.removed || here.length === 0) continue;
    const same = byHash.get(file.current.hash);
    if (same) same.uses.push(...here);
    else byHash.set(file.current.hash, { file, uses: here });
  }
  const found = [...byHash.values()];
  const names = namesInPack(found.map(({ file }) => nameOutside(file.name, file.current.name)));
  return found.map(({ file: { current }, uses: all }, index) => {
    const name = names[index] as string;
    return {
      hash: current.hash,
      size: current.size,
      name,
      mediaType: mediaTypeOf(name),
      addedAt: new Date(current.addedAt),
      describedAs: describedAs(version, all),
    };
  });
}

/** `Evidence for 14.1-117 (1a, 2b), 14.1-210 (1c)` */
function describedAs(version: string, uses: readonly EvidenceUse[]): string {
  const criteria = new Map<string, Set<string>>();
  for (const { requirement, criterion } of uses) {
    const own = criteria.get(requirement) ?? new Set();
    criteria.set(requirement, criterion === null ? own : own.add(criterion));
  }
  const places = [...criteria]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([requirement, own]) => {
      const listed = [...own].sort().join(', ');
      return `${version}-${requirement}${listed === '' ? '' : ` (${listed})`}`;
    });
  return `Evidence for ${places.join(', ')}`;
}
