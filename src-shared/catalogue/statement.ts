import { z } from 'zod';
import { canonicalHash } from '../assessment/snapshot.ts';
import { calendarDay } from '../assessment/toolkit-year.ts';
import type { StatementNamed } from '../submission/acceptance-said.ts';

const sentence = z.string().min(10).max(600);

/**
 * The schema of `assets/catalogue/igt/statement/<version>.json`: the IG Assurance Statement, which is accepted when publishing. A file
 * that was shipped once is never changed: receipts name it by version and hash. Other words are a new version.
 */
export const assuranceStatement = z
  .strictObject({
    scheme: z.literal('igt'),
    version: z.int().min(1),
    /** Since when it is used. */
    from: calendarDay,
    title: z.string().min(10),
    /** Whose wording it is; said wherever it is shown. */
    wording: sentence,
    /** To be read first. */
    before: sentence,
    clauses: z.array(z.strictObject({ number: z.int().min(1), name: z.string().min(3).max(60), text: sentence })).min(1),
  })
  .refine(({ clauses }) => clauses.every(({ number }, at) => number === at + 1), 'clauses are numbered from 1 without a gap');
export type AssuranceStatement = z.infer<typeof assuranceStatement>;

/** How acceptances and receipts name a statement: nobody can give its number to other words. */
export function nameOfStatement(statement: AssuranceStatement): StatementNamed {
  return { version: statement.version, hash: canonicalHash(statement) };
}
