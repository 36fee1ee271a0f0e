import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import type { PrintedDocument } from '../../../src-shared/contract/printing.ts';
import { accepted } from '../../../src-shared/result.ts';
import type { Block, DocumentTree } from '../tree/document-tree.ts';
import type { DocumentKind, Sources } from './document-kind.ts';
import { answers } from './parts/answers.ts';
import { type Assessed, assessedOf, fileNameOf } from './parts/assessed.ts';
import { assessmentCover } from './parts/assessment-cover.ts';
import { beyondSet } from './parts/beyond-the-set.ts';
import { heading, paragraph } from './parts/blocks.ts';
import { evidenceFiles } from './parts/evidence-files.ts';
import { furnitureOf, PRODUCT } from './parts/furniture.ts';
import { peopleTable } from './parts/people.ts';
import { removedForGood } from './parts/removed-for-good.ts';
import { summaryTable } from './parts/summary-table.ts';

/** Every answer with its comment in full and its evidence. */
export const assessmentDocument: DocumentKind<Extract<PrintedDocument, { kind: 'assessment' }>> = {
  fileName: ({ assessment }, sources) => fileNameOf(assessment, sources, 'assessment'),
  tree: ({ assessment, print }, sources) => {
    const read = assessedOf(assessment, sources);
    if (!read.ok) return read;
    const assessed = read.value;
    const { organisation, set, year } = assessed;
    const whose = organisation.name.trim() || 'an organisation without a name';
    return accepted({
      title: `IG Toolkit ${set.version} assessment of ${whose}, ${yearInWords(year)}`,
      subject: `Every answer of the assessment, with its comment and its evidence: ${set.name}, ${yearInWords(year)}.`,
      author: organisation.name.trim() || PRODUCT,
      madeAt: sources.at,
      furniture: furnitureOf(set, organisation, year),
      print,
      blocks: assessmentBlocks(assessed, sources, print),
    });
  },
};

/**
 * The whole of it: cover, contents, summary, answers, files, people, and whatever else somebody wrote.
 *
 * @param pack what an assurance pack says besides: what it is, on the cover, and its manifest after the contents
 */
export function assessmentBlocks(
  assessed: Assessed,
  sources: Sources,
  print: DocumentTree['print'],
  pack: { readonly under: string; readonly manifest: readonly Block[] } | null = null,
): Block[] {
  const people = peopleTable(assessed, sources);
  return [
    { ...assessmentCover(assessed, sources), ...(pack ? { under: pack.under } : {}) },
    { kind: 'contents', title: 'Contents', depth: 2 },
    ...(pack?.manifest ?? []),
    { kind: 'page break' },
    heading(1, 'Summary'),
    summaryTable(assessed, print),
    ...answers(assessed, sources, print),
    { kind: 'page break' },
    ...chapter('Evidence files', evidenceFiles(assessed, sources)),
    ...chapter('People', people === null ? [] : [people]),
    ...beyondSet(assessed, sources),
    ...chapter('Removed for good', [
      ...intro(
        removedForGood(assessed, sources),
        'What was here is destroyed and cannot be printed. This is all that is kept of it.',
      ),
    ]),
  ];
}

function chapter(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(1, title), ...blocks];
}

function intro(blocks: readonly Block[], words: string): readonly Block[] {
  return blocks.length === 0 ? [] : [paragraph(words), ...blocks];
}
