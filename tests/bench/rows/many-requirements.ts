import { join } from 'node:path';
import { ASSETS } from '../../../scripts/system/folders.ts';
import { readCatalogue } from '../../../src-main/catalogue/read-catalogue.ts';
import { requirementSheet } from '../../../src-main/pdf/documents/requirement.ts';
import { makePdf } from '../../../src-main/pdf/make-pdf.ts';
import type { DocumentId } from '../../../src-shared/assessment/document.ts';
import type { Folded } from '../../../src-shared/assessment/fold.ts';
import type { RequirementSet } from '../../../src-shared/catalogue/requirement-set.ts';
import { completedAssessment } from '../completed-assessment.ts';
import type { Measurement } from '../measurement.ts';
import { row } from '../row.ts';

const BATCH = 'batch of 2,500 requirement PDFs of all sets, with answers and without';
const DOCUMENTS = 2_500;
/** The short form only shows that a figure comes out. */
const DOCUMENTS_IN_SHORT = 60;
const AT = new Date('2026-12-24T14:32:00Z');

/**
 * How fast documents are made one after another, from requirement and answers to bytes in memory: every requirement of every set,
 * blank and then answered, again and again.
 */
export const manyRequirements: Measurement = {
  rows: [BATCH],
  measure: async (bench) => {
    const wanted = bench.short ? DOCUMENTS_IN_SHORT : DOCUMENTS;
    const answered = readCatalogue(join(ASSETS, 'catalogue')).map((set) => ({ set, ...completedAssessment(set) }));
    const from = performance.now();
    let done = 0;
    for (let pass = 0; done < wanted; pass += 1)
      for (const { set, assessment, on } of answered)
        done +=
          pass % 2 === 0 ? makeAll(set, null, new Map(), wanted - done) : makeAll(set, assessment, on.folded, wanted - done);
    const took = performance.now() - from;
    return [row({ name: BATCH, ours: [(done * 1000) / took], unit: 'documents per second' })];
  },
};

/** @returns how many were made */
function makeAll(set: RequirementSet, assessment: DocumentId | null, folded: Folded, most: number): number {
  const requirements = set.requirements.slice(0, most);
  for (const { number } of requirements) {
    const tree = requirementSheet.tree(
      { kind: 'requirement', set: set.id, print: 'normal', requirement: number, assessment },
      { set, folded, at: AT, embedded: new Map() },
    );
    if (!tree.ok || makePdf(tree.value).length === 0) throw new Error(`there is no sheet of ${number}`);
  }
  return requirements.length;
}
