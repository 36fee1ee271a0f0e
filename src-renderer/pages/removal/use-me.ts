import { useMemo } from 'react';
import { type Person, readPeople } from '../../../src-shared/assessment/organisation.ts';
import { useFolded, useWorkspace } from '../../session/session.ts';

/** Who works here now; null while nobody is named. */
export function useMe(): Person | null {
  const folded = useFolded();
  const { person } = useWorkspace();
  return useMemo(() => readPeople(folded).find(({ id }) => id === person) ?? null, [folded, person]);
}
