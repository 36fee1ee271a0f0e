import { z } from 'zod';
import { confidence } from './requirement-text.ts';

/**
 * The schema of the lists under `assets/catalogue/dspt/`: what the Data Security and Protection Toolkit, today's return,
 * asks of one kind of organisation. Whose list it is and how sure it is stands in it, to be said where it is shown.
 */

/** `1.1.5`: an item of the return. The number before the first point is its standard. */
const todaysItemId = z.string().regex(/^\d{1,2}\.\d\.\d{1,2}$/, 'an item of the return looks like 1.1.5');

const sentence = z.string().trim().min(3).max(1_000);

const item = z
  .strictObject({
    item: todaysItemId,
    standard: z.int().min(1).max(10),
    /** Two to six words: "Privacy notice". */
    subject: sentence.max(60),
    /** What it asks, in our own words. */
    asks: sentence,
    mandatory: z.boolean(),
    /** False where the old toolkit's set is taken never to have asked this. */
    in_the_old_set: z.boolean(),
    /** What to do about an item that the old set never asked. */
    never_asked_note: sentence.optional(),
  })
  .refine((read) => read.item.startsWith(`${read.standard}.`), 'an item begins with the number of its standard')
  .refine(
    (read) => read.in_the_old_set === (read.never_asked_note === undefined),
    'an item that was never asked says what to do, and no other does',
  );
export type TodaysItem = z.infer<typeof item>;

export const todaysReturnList = z
  .strictObject({
    /** Which return, which year, whose: "DSPT version 8 (2025-26), general practice". */
    name: sentence,
    source: sentence,
    confidence,
    note: sentence,
    standards: z.array(z.strictObject({ number: z.int().min(1).max(10), name: sentence })).length(10),
    items: z.array(item).min(1),
  })
  .refine(({ items }) => new Set(items.map((one) => one.item)).size === items.length, 'an item is in the list twice');
export type TodaysReturnList = z.infer<typeof todaysReturnList>;
