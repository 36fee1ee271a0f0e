import { useMemo } from 'react';
import { useRoute } from 'wouter';
import { useFolded, useSession } from '../session/session.ts';
import { type AssessmentAddress, addressOf, addressOfDocument } from './paths.ts';

/** Every assessment of the open workspace, the newest year first. */
export function useAssessments(): readonly AssessmentAddress[] {
  const folded = useFolded();
  const key = [...folded.keys()].filter((document) => document.startsWith('assessment/')).join(' ');
  return useMemo(
    () =>
      key
        .split(' ')
        .flatMap((document) => addressOfDocument(document as AssessmentAddress['document']) ?? [])
        .sort((a, b) => (a.year === b.year ? (a.set < b.set ? -1 : 1) : a.year > b.year ? -1 : 1)),
    [key],
  );
}

/** The assessment that the rail and the shortcuts mean: the one of this page, else the newest that can be shown. */
export function useCurrentAssessment(): AssessmentAddress | null {
  const [, parts] = useRoute<{ version: string; type: string; year: string }>('/assessment/igt/:version/:type/:year/*?');
  const assessments = useAssessments();
  const { sets } = useSession();
  const here = parts ? addressOf(parts) : null;
  if (here && assessments.some(({ document }) => document === here.document)) return here;
  return assessments.find(({ set }) => sets.some(({ id }) => id === set)) ?? assessments[0] ?? null;
}
