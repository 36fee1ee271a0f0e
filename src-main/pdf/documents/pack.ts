import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import type { PrintedDocument } from '../../../src-shared/contract/printing.ts';
import { accepted } from '../../../src-shared/result.ts';
import { assessmentBlocks } from './assessment.ts';
import type { DocumentKind } from './document-kind.ts';
import { assessedOf, fileNameOf } from './parts/assessed.ts';
import { furnitureOf, PRODUCT } from './parts/furniture.ts';
import { manifest } from './parts/manifest.ts';

/** The printed assessment with a manifest of the evidence files that are attached to it. */
export const assurancePack: DocumentKind<Extract<PrintedDocument, { kind: 'pack' }>> = {
  fileName: ({ assessment }, sources) => fileNameOf(assessment, sources, 'assurance pack'),
  tree: ({ assessment, print }, sources) => {
    const read = assessedOf(assessment, sources);
    if (!read.ok) return read;
    const assessed = read.value;
    const { organisation, set, year } = assessed;
    const name = organisation.name.trim();
    return accepted({
      title: `IG Toolkit ${set.version} assurance pack of ${name || 'an organisation without a name'}, ${yearInWords(year)}`,
      subject: `Every answer of the assessment, and its evidence files: ${set.name}, ${yearInWords(year)}.`,
      author: name || PRODUCT,
      madeAt: sources.at,
      furniture: furnitureOf(set, organisation, year),
      print,
      blocks: assessmentBlocks(assessed, sources, print, {
        under: `IG Toolkit ${set.version} assurance pack, ${yearInWords(year)}`,
        manifest: manifest(assessed, sources),
      }),
    });
  },
};
