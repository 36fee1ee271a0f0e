import { z } from 'zod';
import { documentId } from '../assessment/document.ts';
import { workspaceId } from '../assessment/identifiers.ts';
import { requirementSetId } from '../catalogue/requirement-set.ts';
import { requirementNumber } from '../catalogue/requirement-text.ts';
import { savePlace } from './picked-files.ts';

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
  /** The assurance statement over an assessment, for whoever signs for the organisation to read and sign on paper. */
  z.strictObject({ kind: z.literal('statement'), ...ofAssessment }),
  /** The completed assessment with every evidence file embedded and a manifest of their hashes. */
  z.strictObject({ kind: z.literal('pack'), ...ofAssessment }),
]);
export type PrintedDocument = z.infer<typeof printedDocument>;
export type PrintedKind = PrintedDocument['kind'];

export const printedForm = z.enum([
  'pdf',
  /** A word-processor document, of an assessment only. */
  'word',
]);
export type PrintedForm = z.infer<typeof printedForm>;

const whose = {
  /** Whose answers; null for what has none: a blank booklet, the text of one requirement. */
  workspace: workspaceId.nullable(),
  document: printedDocument,
};
const inForm = { ...whose, form: printedForm };

const hasItsAnswers = ({ workspace, document }: { workspace: unknown; document: PrintedDocument }): boolean =>
  workspace !== null || !('assessment' in document) || document.assessment === null;
const hasThisForm = ({ form, document }: { form: PrintedForm; document: PrintedDocument }): boolean =>
  form === 'pdf' || document.kind === 'assessment';

const WITHOUT_ANSWERS = 'An assessment belongs to a workspace.';
const WITHOUT_FORM = 'Only an assessment has a copy for word processors.';

const printingProgress = z.discriminatedUnion('doing', [
  z.strictObject({ doing: z.literal('making the document') }),
  /** In bytes. */
  z.strictObject({ doing: z.literal('adding evidence files'), done: z.int().min(0), total: z.int().min(0) }),
]);
export type PrintingProgress = z.infer<typeof printingProgress>;

/**
 * Printed documents. Each is made from what the journal holds, so the window commits first what is being typed. One is made at
 * a time; another waits.
 */
export const printingMethods = {
  /** A suggestion for the file's name, with its ending. Refused in words where there is no such document. */
  'printing.name': {
    input: z.strictObject(inForm).refine(hasItsAnswers, WITHOUT_ANSWERS).refine(hasThisForm, WITHOUT_FORM),
    output: z.strictObject({ name: z.string() }),
  },
  /** Makes the document and writes it. */
  'printing.save': {
    input: z
      .strictObject({
        ...inForm,
        /** What `printing.name` suggested, or what the person made of it. */
        name: z.string().min(1).max(200),
        place: savePlace,
      })
      .refine(hasItsAnswers, WITHOUT_ANSWERS)
      .refine(hasThisForm, WITHOUT_FORM),
    output: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('saved'),
        name: z.string(),
        folder: z.string(),
        /** Evidence files that are not in the assurance pack, each with the reason as a sentence. */
        leftOut: z.array(z.strictObject({ name: z.string(), why: z.string() })),
      }),
      /** In the dialog, or by `printing.cancel`: nothing was written. */
      z.strictObject({ kind: z.literal('cancelled') }),
      z.strictObject({ kind: z.literal('choose here') }),
      z.strictObject({ kind: z.literal('exists'), name: z.string() }),
    ]),
  },
  /** Makes the same PDF as `printing.save` and shows it where it can be printed. Refused where nothing shows it. */
  'printing.print': {
    input: z.strictObject(whose).refine(hasItsAnswers, WITHOUT_ANSWERS),
    output: z.discriminatedUnion('kind', [
      /** The system's dialog for printing was shown; what came of it. */
      z.strictObject({ kind: z.literal('dialog'), printed: z.boolean() }),
      /** It is open in a window of its own, which has a button to print. */
      z.strictObject({ kind: z.literal('window') }),
      /** It is open in the program that this computer has for PDF files. */
      z.strictObject({ kind: z.literal('other program') }),
      /** By `printing.cancel`, before it was shown. */
      z.strictObject({ kind: z.literal('cancelled') }),
    ]),
  },
  /** How far the document is that is being made; null when there is none. Ask now and then. */
  'printing.progress': { input: z.strictObject({}), output: z.strictObject({ progress: printingProgress.nullable() }) },
  /** Ends what is being made, and what waits. No file is left of it. */
  'printing.cancel': { input: z.strictObject({}), output: z.strictObject({}) },
} as const;
