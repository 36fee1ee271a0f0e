import { dayInLondon } from '../../src-shared/assessment/toolkit-year.ts';
import { useFolded } from '../session/session.ts';
import { type AssessmentView, assessmentView } from './assessment-view.ts';
import type { AssessmentAddress } from './paths.ts';
import { useRequirementSet } from './use-requirement-set.ts';

export type { AssessmentView } from './assessment-view.ts';

/** One assessment as it stands now; the page is drawn again when it changes. Suspends while its set is fetched. */
export function useAssessment(address: AssessmentAddress): AssessmentView {
  const set = useRequirementSet(address.set);
  return assessmentView(set, address, useFolded(), dayInLondon(new Date()));
}
