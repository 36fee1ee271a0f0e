import { useCallback } from 'react';
import { personDocument } from '../../src-shared/assessment/document.ts';
import type { PersonId } from '../../src-shared/assessment/identifiers.ts';
import { useFolded } from '../session/session.ts';

/** The name of whoever made a change, as it is on record now. */
export function usePersonName(): (person: PersonId) => string {
  const folded = useFolded();
  return useCallback(
    (person) => {
      const name = folded.get(personDocument(person))?.get('name')?.value;
      return typeof name === 'string' && name.trim() !== '' ? name : 'Somebody without a name';
    },
    [folded],
  );
}
