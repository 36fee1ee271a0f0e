import { change } from '../../../src-shared/assessment/change.ts';
import type { ActionId, PersonId } from '../../../src-shared/assessment/identifiers.ts';
import { type ActivityRow, activityTable } from '../../../src-shared/exchange/activity-table.ts';
import { accepted, type Result, refused } from '../../../src-shared/result.ts';
import { newestFirst } from '../../database/newest-first.ts';
import type { RecordsDatabase } from '../../database/records-database.ts';
import type { Fits } from './activity-filter.ts';
import { kindOf } from './activity-kind.ts';
import { changeInWords, type WordsOfChanges } from './change-words.ts';

/** What fits over the bridge in one file, with room for commas and quotation marks. */
const LONGEST = 40 * 1024 * 1024;

/** Every change that fits as a table, the newest first. Refused where it would be larger than a file may be. */
export async function activityCsv(
  database: RecordsDatabase,
  fits: Fits,
  words: WordsOfChanges,
  nameOf: (person: PersonId) => string,
  longest = LONGEST,
): Promise<Result<string, string>> {
  const rows: ActivityRow[] = [];
  const acts = new Map<ActionId, number>();
  let length = 0;
  for await (const page of newestFirst(database))
    for (const row of page) {
      if (!fits(row)) continue;
      const one = change.parse(row);
      const act = acts.get(one.action) ?? acts.size + 1;
      acts.set(one.action, act);
      const { where, what, said } = changeInWords(one, words);
      rows.push({ act, wall: one.wall, who: nameOf(one.by), where, what, said, kind: kindOf(one) ?? '' });
      length += where.length + what.length + said.length + 80;
      if (length > longest)
        return refused(
          `This list is too long for one file: its newest ${rows.length.toLocaleString('en-GB')} changes fill it already. Choose a shorter time with “From” and “To”, and save it in parts.`,
        );
    }
  return accepted(activityTable(rows));
}
