import { useMemo } from 'react';
import { useRoute } from 'wouter';
import { useFolded } from '../session/session.ts';
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

/** The assessment that the rail and the shortcuts mean: the one of this page, else the newest. */
export function useCurrentAssessment(): AssessmentAddress | null {
  const [, parts] = useRoute<{ version: string; type: string; year: string }>('/assessment/igt/:version/:type/:year/*?');
  const assessments = useAssessments();
  const here = parts ? addressOf(parts) : null;
  return here && assessments.some(({ document }) => document === here.document) ? here : (assessments[0] ?? null);
}
