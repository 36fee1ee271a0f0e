import type { CalendarDay } from '../../../src-shared/assessment/toolkit-year.ts';
import { dayInWords } from '../../parts/words.ts';
import type { Concern, ListedFile } from './listed-files.ts';

const CONCERNS: Readonly<Record<Concern, string>> = {
  missing: 'Missing on this computer',
  damaged: 'Damaged',
  'patient numbers': 'Holds an NHS number',
};

/** What is worth knowing about a file, as tags with words. */
export function ConcernMarks({ concerns }: Pick<ListedFile, 'concerns'>) {
  return concerns.map((concern) => (
    <span key={concern} className={`nhsuk-tag file-mark${concern === 'patient numbers' ? ' file-mark--due' : ' file-mark--bad'}`}>
      {CONCERNS[concern]}
    </span>
  ));
}

interface ReviewProps {
  readonly review: CalendarDay | null;
  readonly standing: ListedFile['review'];
}

/** The review date, marked when it is near or past. */
export function ReviewMark({ review, standing }: ReviewProps) {
  if (review === null) return null;
  return (
    <>
      {standing === 'due' && <span className="nhsuk-tag file-mark file-mark--due">Due</span>}
      {standing === 'out of date' && <span className="nhsuk-tag file-mark file-mark--bad">Out of date</span>}
      <span>Review by {dayInWords(review)}</span>
    </>
  );
}
