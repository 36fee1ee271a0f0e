import { useMemo } from 'react';
import type { Change } from '../../../src-shared/assessment/change.ts';
import { documentMeaning } from '../../../src-shared/assessment/document.ts';
import { readSeals } from '../../../src-shared/assessment/sealing.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { useFolded } from '../../session/session.ts';

/** The sealed copies that can no longer be compared once some changes are gone, as sentences: `Revision 1 of 2026/27`. */
function useSealedCopiesWith(changes: readonly Change[]): readonly string[] {
  const folded = useFolded();
  return useMemo(() => {
    const gone = new Set(changes.map(({ id }) => id));
    return [...folded].flatMap(([document, fields]) => {
      const meaning = documentMeaning(document);
      if (meaning.kind !== 'assessment') return [];
      return readSeals(fields).flatMap(({ holding }, at) =>
        holding.some((id) => gone.has(id)) ? `Revision ${at + 1} of ${yearInWords(meaning.year)}` : [],
      );
    });
  }, [folded, changes]);
}

/** Which sealed copies lose something, and what that means. */
export function SealedCopiesThatHoldIt({ changes }: { readonly changes: readonly Change[] }) {
  const copies = useSealedCopiesWith(changes);
  if (copies.length === 0) return null;
  return (
    <>
      <h2 className="nhsuk-heading-s">Sealed copies that hold it</h2>
      <p className="prose">
        It is gone from these too. They say so from then on, with who and when, and their fingerprints can no longer be compared.
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {copies.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </>
  );
}
