import { z } from 'zod';
import { documentId } from '../assessment/document.ts';
import { requirementSetId } from '../catalogue/requirement-set.ts';
import { requirementNumber } from '../catalogue/requirement-text.ts';

/** Which document is to be printed or saved. A new kind is one more line here and one file in `src-main/pdf/documents`. */

const about = {
  set: requirementSetId,
  /** Large print is set in 18 points, as the UK Association for Accessible Formats advises. */
  print: z.enum(['normal', 'large']),
};
const ofAssessment = { ...about, assessment: documentId };

export const printedDocument = z.discriminatedUnion('kind', [
  /** One requirement: its text alone, or with what an assessment says of it. */
  z.strictObject({
    kind: z.literal('requirement'),
    ...about,
    requirement: requirementNumber,
    assessment: documentId.nullable(),
  }),
  /** All requirements of a set, blank, to fill in by hand. */
  z.strictObject({ kind: z.literal('booklet'), ...about }),
  /** Every answer with its comment and evidence list. */
  z.strictObject({ kind: z.literal('assessment'), ...ofAssessment }),
  /** What is left to do before it can be published. */
  z.strictObject({ kind: z.literal('readiness'), ...ofAssessment }),
  /** One page for the leaders' meeting: where we stand, what is left, what they are asked to approve. */
  z.strictObject({ kind: z.literal('partners-note'), ...ofAssessment }),
  /** The completed assessment with every evidence file embedded and a manifest of their hashes. */
  z.strictObject({ kind: z.literal('pack'), ...ofAssessment }),
]);
export type PrintedDocument = z.infer<typeof printedDocument>;
export type PrintedKind = PrintedDocument['kind'];
