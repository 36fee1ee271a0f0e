import type { AssessmentAddress } from '../assessment/paths.ts';
import { useAssessment } from '../assessment/use-assessment.ts';

/** `7 of 13` beside “Requirements”. */
export function RailProgress({ address }: { readonly address: AssessmentAddress }) {
  const { readiness, set } = useAssessment(address);
  return (
    <span className="rail__count">
      {readiness.answered}
      <span aria-hidden="true">/</span>
      <span className="nhsuk-u-visually-hidden"> of </span>
      {set.requirements.length}
      <span className="nhsuk-u-visually-hidden"> answered</span>
    </span>
  );
}
