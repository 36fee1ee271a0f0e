import { Link } from 'wouter';
import type { Removal } from '../../../src-shared/assessment/removal.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { dateInWords, timeInWords } from '../../parts/words.ts';
import { REMOVALS_PATH } from '../../removal/paths.ts';

/** What is left of a file whose bytes were removed for good. */
export function RemovedFile({ removal: { by, at, why, mark } }: { readonly removal: Removal }) {
  const nameOf = usePersonName();
  return (
    <>
      <p className="prose">
        {nameOf(by)} removed it for good on {dateInWords(at)} at {timeInWords(at)}. Nobody can bring it back. Why:{' '}
        <span dir="auto">{why}</span>
      </p>
      <p className="removals__mark small">
        SHA-256 <code>{mark}</code>
      </p>
      <p>
        <Link href={REMOVALS_PATH}>See everything that was removed for good</Link>
      </p>
    </>
  );
}
