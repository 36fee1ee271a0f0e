import { z } from 'zod';
import { stamp } from './clock.ts';
import { documentId } from './document.ts';
import { actionId, changeId, personId } from './identifiers.ts';

export const LONGEST_TEXT = 100_000;

/** Well-formed Unicode without U+0000, at most 100,000 characters; made so at commit by `tidyText`. */
export const textValue = z
  .string()
  .max(LONGEST_TEXT, 'longer than 100,000 characters')
  .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'holds a character that cannot be stored');

export const value = z.union([textValue, z.boolean(), z.int(), z.null()]);
export type Value = z.infer<typeof value>;

/** The path of one leaf: `answers/117/criteria/1a`. */
export const fieldName = z
  .string()
  .max(300)
  .regex(/^[a-z0-9-]+(\/[A-Za-z0-9~._-]+)*$/, 'not a field');

/** One recorded edit of one field (DESIGN 4.1). Nothing else writes assessment data. */
export const change = z.strictObject({
  id: changeId,
  at: stamp,
  /** The computer's time, for people to read. */
  wall: z.iso.datetime({ precision: 3 }),
  by: personId,
  action: actionId,
  document: documentId,
  field: fieldName,
  value,
  /** The change it replaced on this computer, or null. */
  was: changeId.nullable(),
});
export type Change = z.infer<typeof change>;

/** True when `a` holds over `b`: later stamp, ties by id. */
export function holdsOver(a: Change, b: Change): boolean {
  return a.at > b.at || (a.at === b.at && a.id > b.id);
}

export interface TidiedText {
  readonly text: string;
  /** What was altered, in words for the person; empty when nothing was. */
  readonly notes: readonly string[];
}

/** Makes typed or pasted text storable, and says what was altered. */
export function tidyText(typed: string): TidiedText {
  const notes: string[] = [];
  let text = typed;
  if (text.includes('\u0000')) {
    text = text.replaceAll('\u0000', '');
    notes.push('An unprintable character (null) was taken out.');
  }
  if (!text.isWellFormed()) {
    text = text.toWellFormed();
    notes.push('Half of a broken character was replaced with �.');
  }
  if (text.length > LONGEST_TEXT) {
    // A cut through the middle of an emoji would leave half of it behind, so it goes as a whole.
    const cut = text.slice(0, LONGEST_TEXT);
    text = cut.isWellFormed() ? cut : cut.slice(0, -1);
    notes.push('Only the first 100,000 characters were kept. Put longer text in a document and say here where it is.');
  }
  return { text, notes };
}
