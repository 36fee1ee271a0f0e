import { Link } from 'wouter';
import type { Change } from '../../src-shared/assessment/change.ts';
import { isRemovableText } from '../../src-shared/assessment/removal-acts.ts';
import { dateInWords, timeInWords } from '../parts/words.ts';
import { removeTextPath } from './paths.ts';

interface Props {
  readonly change: Change;
  /** `general comments` */
  readonly what: string;
}

/** The way to removing a text for good, beside it in a history; nothing beside anything else. */
export function RemoveLink({ change: { document, field, value, wall }, what }: Props) {
  if (typeof value !== 'string' || value === '' || !isRemovableText(document, field)) return null;
  return (
    <Link href={removeTextPath(document, field)} className="remove-link">
      Remove for good…
      <span className="nhsuk-u-visually-hidden">
        {' '}
        {what}, said on {dateInWords(wall)} at {timeInWords(wall)}
      </span>
    </Link>
  );
}
