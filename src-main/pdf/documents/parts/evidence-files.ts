import type { EvidenceFile } from '../../../../src-shared/assessment/evidence-file.ts';
import { evidenceUses } from '../../../../src-shared/assessment/evidence-uses.ts';
import type { EvidenceFileId } from '../../../../src-shared/assessment/identifiers.ts';
import { readEvidenceFiles } from '../../../../src-shared/assessment/known-files.ts';
import { listInWords } from '../../../../src-shared/assessment/readiness.ts';
import { dayInWords } from '../../../../src-shared/assessment/toolkit-year.ts';
import { sizeInWords } from '../../../../src-shared/size-in-words.ts';
import { count, dateInWords, timeInWords } from '../../../../src-shared/words.ts';
import type { Block } from '../../tree/document-tree.ts';
import type { Sources } from '../document-kind.ts';
import type { Assessed } from './assessed.ts';
import { paragraph, strong, text } from './blocks.ts';

/**
 * Every file that proves something in this assessment, with what whoever holds the file can compare: its size and its SHA-256.
 * Files stand here a second time on purpose: under the evidence they are read, here they are checked.
 *
 * @returns nothing where no file is linked
 */
export function evidenceFiles(assessed: Assessed, sources: Sources): Block[] {
  const uses = usesHere(assessed, sources);
  if (uses.size === 0) return [];
  const files = readEvidenceFiles(sources.folded).filter(({ id }) => uses.has(id));
  const lost = uses.size - files.length;
  return [
    ...(files.length === 0
      ? []
      : [
          paragraph(
            'Two files with the same SHA-256 are the same, byte for byte. Whoever has a copy of a file can compare it with what stands here.',
          ),
          {
            kind: 'list',
            marks: 'bullets',
            items: files.map((file): Block[] => [
              { kind: 'group', blocks: fileBlocks(file, uses.get(file.id) ?? [], assessed, sources) },
            ]),
          } as const,
        ]),
    ...(lost === 0
      ? []
      : [
          paragraph(
            `${count(lost, 'linked file is', 'linked files are')} not on record any more, so nothing is known of ${lost === 1 ? 'it' : 'them'}. ${lost === 1 ? 'It proves' : 'They prove'} nothing.`,
          ),
        ]),
  ];
}

/** By file, the places where it is used: `117 (1a)`. */
function usesHere({ document }: Assessed, { folded }: Sources): ReadonlyMap<EvidenceFileId, readonly string[]> {
  const here = new Map<EvidenceFileId, readonly string[]>();
  for (const [file, uses] of evidenceUses(folded)) {
    const places = uses
      .filter(({ assessment }) => assessment === document)
      .map(({ requirement, criterion }) => `${requirement}${criterion === null ? '' : ` (${criterion})`}`);
    if (places.length > 0) here.set(file, [...new Set(places)]);
  }
  return here;
}

function fileBlocks(file: EvidenceFile, places: readonly string[], { nameOf }: Assessed, sources: Sources): Block[] {
  const { name, current, earlier, effective, review, removed } = file;
  const facts = [
    `${sizeInWords(current.size)}, added by ${nameOf(current.addedBy)} on ${dateInWords(current.addedAt)} at ${timeInWords(current.addedAt)}.`,
    ...(current.name === '' || current.name === name ? [] : [`The file itself is called “${current.name}”.`]),
    ...(effective === null ? [] : [`In effect from ${dayInWords(effective)}.`]),
    ...(review === null ? [] : [`To be looked at again by ${dayInWords(review)}.`]),
    ...(earlier.length === 0 ? [] : [`It took the place of ${count(earlier.length, 'earlier version')}.`]),
    `Used for ${listInWords(places)}.`,
    ...(current.patientCheck === 'needed' ? ['It holds an NHS number, which somebody decided is needed.'] : []),
    ...(removed ? ['It was taken off the list of evidence, so it proves nothing.'] : []),
  ];
  return [
    paragraph([strong(name), text(`: ${facts.join(' ')}`)]),
    ...embeddedWords(file, sources),
    paragraph(`SHA-256 ${current.hash}`, 'quiet'),
  ];
}

/** Whether the file itself is within the document, where files are; and if it is not, why. */
function embeddedWords({ current }: EvidenceFile, { embedded }: Sources): Block[] {
  const became = embedded.get(current.hash);
  if (became === undefined) return [];
  return [
    paragraph(
      became.kind === 'embedded'
        ? `Attached to this document as “${became.name}”.`
        : [strong('Not attached: '), text(became.why)],
    ),
  ];
}
