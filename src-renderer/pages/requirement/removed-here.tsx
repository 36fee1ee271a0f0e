import type { DocumentId } from '../../../src-shared/assessment/document.ts';
import { requirementOfField } from '../../../src-shared/assessment/fields.ts';
import { readRemovals } from '../../../src-shared/assessment/removal.ts';
import type { RequirementSet } from '../../../src-shared/catalogue/requirement-set.ts';
import { removedThing } from '../../../src-shared/exchange/removed-thing.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { dateInWords, timeInWords } from '../../parts/words.ts';
import { useFolded } from '../../session/session.ts';

interface Props {
  readonly assessment: DocumentId;
  readonly number: string;
  readonly set: RequirementSet;
}

/** What was removed for good from a requirement's answer, above its history: nobody can take it back. */
export function RemovedHere({ assessment, number, set }: Props) {
  const folded = useFolded();
  const nameOf = usePersonName();
  const here = readRemovals(folded).filter(
    ({ document, field }) => document === assessment && requirementOfField(field) === number,
  );
  if (here.length === 0) return null;
  const words = { folded, sets: new Map([[set.id, set]]) };
  return (
    <ul className="nhsuk-list removed-here">
      {here.map((removal) => (
        <li key={removal.id}>
          {removedThing(removal, words)}: removed for good on {dateInWords(removal.at)} at {timeInWords(removal.at)} by{' '}
          {nameOf(removal.by)}. Why: <span dir="auto">{removal.why}</span>
        </li>
      ))}
    </ul>
  );
}
