import { types } from 'pg';

/** PostgreSQL's numbers for its types. */
const BIGINT = 20;
const DATE = 1082;

/** What both databases are read with, so that the same query gives the same values. */
const read: Readonly<Record<number, (text: string) => unknown>> = {
  [BIGINT]: safeInteger,
  // A day without a time is text: as a moment it would move with the computer's time zone.
  [DATE]: (text) => text,
};

export const pgliteParsers = { ...read };

export const postgresParsers: { readonly getTypeParser: typeof types.getTypeParser } = {
  getTypeParser: ((type: number, format?: 'text') =>
    read[type] ?? types.getTypeParser(type, format)) as typeof types.getTypeParser,
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('The database holds a number that is too large to be exact.');
  return value;
}
