import { HONEST_NOTICE } from '../honest-notice.ts';
import { csv } from './csv.ts';
import { londonTime } from './london-time.ts';

/** One change, in words. */
export interface ActivityRow {
  /** Changes that one act made have the same number. */
  readonly act: number;
  readonly wall: string;
  readonly who: string;
  readonly where: string;
  readonly what: string;
  readonly said: string;
  readonly kind: string;
}

const HEADINGS = ['Act', 'When (UK time)', 'Who', 'Where', 'What', 'Changed to', 'Kind'];

/** The activity as CSV, one line for each change in the order given, and the honest notice in the last line. */
export function activityTable(rows: readonly ActivityRow[]): string {
  const lines = rows.map(({ act, wall, who, where, what, said, kind }) => [
    String(act),
    londonTime(wall),
    who,
    where,
    what,
    said,
    kind,
  ]);
  return csv([HEADINGS, ...lines, [HONEST_NOTICE.join(' ')]]);
}
