import type { AssessmentView } from '../../assessment/use-assessment.ts';

/** The status of an assessment, in the words of the toolkit where it had them. */
export function statusOf({ readiness, seal }: Pick<AssessmentView, 'readiness' | 'seal'>): string {
  if (seal) return 'Completed on this computer';
  if (readiness.blockers.length === 0) return 'Ready to publish';
  return readiness.standings.every(({ progress }) => progress === 'not started') ? 'Not started' : 'In progress';
}
