import { Link } from 'wouter';
import { outcomeOf, percentage, scoreOf } from '../../../src-shared/assessment/score.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { type AssessmentAddress, assessmentPath } from '../../assessment/paths.ts';
import { useAssessment } from '../../assessment/use-assessment.ts';
import { OUTCOMES } from '../../parts/words.ts';
import { statusOf } from './status.ts';

/** One earlier year as a row. */
export function EarlierAssessment({ address }: { readonly address: AssessmentAddress }) {
  const view = useAssessment(address);
  const { standings, answered } = view.readiness;
  const outcome = answered === standings.length ? outcomeOf(standings, false) : null;
  return (
    <tr className="nhsuk-table__row">
      <th scope="row" className="nhsuk-table__header">
        <Link href={assessmentPath(address.document, 'requirements')}>{yearInWords(address.year)}</Link>
      </th>
      <td className="nhsuk-table__cell">
        {view.set.name}, {view.set.version}
      </td>
      <td className="nhsuk-table__cell">
        {answered} of {standings.length}
      </td>
      <td className="nhsuk-table__cell">
        {outcome ? `${OUTCOMES[outcome]} (${percentage(scoreOf(standings)) ?? '–'} %)` : 'Not finished'}
      </td>
      <td className="nhsuk-table__cell">{statusOf(view)}</td>
    </tr>
  );
}
