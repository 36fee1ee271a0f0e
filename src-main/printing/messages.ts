import { z } from 'zod';
import { change } from '../../src-shared/assessment/change.ts';
import { requirementSet } from '../../src-shared/catalogue/requirement-set.ts';
import { assuranceStatement } from '../../src-shared/catalogue/statement.ts';
import { printedDocument, printedForm } from '../../src-shared/contract/printing.ts';

/** What main and the thread that makes documents say to each other. One task at a time, one answer to each. */

const embeddedFile = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('embedded'), name: z.string() }),
  z.strictObject({ kind: z.literal('left out'), why: z.string() }),
]);

const toMake = z.strictObject({
  document: printedDocument,
  form: printedForm,
  /** The set that the document names. */
  set: requirementSet,
  /** The changes that hold and that the document can speak of (`changes-for.ts`); none for what needs no answers. */
  changes: z.array(change).readonly(),
  /** When it is made: an input, so that the same input gives the same bytes. */
  at: z.date(),
  /** What becomes of each evidence file, by its SHA-256, where files are embedded. */
  embedded: z.map(z.string(), embeddedFile),
  /** For the document that it is the text of. */
  statement: assuranceStatement.optional(),
});
export type ToMake = z.infer<typeof toMake>;

/** `name` asks only what the file would be called, and whether it can be made. */
export const toThread = z.strictObject({ wanted: z.enum(['document', 'name']), of: toMake });
export type ToThread = z.infer<typeof toThread>;

export const fromThread = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('made'), name: z.string(), bytes: z.instanceof(Uint8Array) }),
  z.strictObject({ kind: z.literal('named'), name: z.string() }),
  /** In words for the person. */
  z.strictObject({ kind: z.literal('refused'), words: z.string() }),
]);
export type FromThread = z.infer<typeof fromThread>;
