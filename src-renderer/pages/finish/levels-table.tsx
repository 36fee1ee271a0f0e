import { Link } from 'wouter';
import { isBacked } from '../../../src-shared/assessment/answer.ts';
import type { DocumentId } from '../../../src-shared/assessment/document.ts';
import type { RequirementStanding } from '../../../src-shared/assessment/readiness.ts';
import { assessmentPath } from '../../assessment/paths.ts';
import { LevelMark } from '../../parts/level-mark.tsx';
import { count } from '../../parts/words.ts';

interface Props {
  readonly standings: readonly RequirementStanding[];
  /** Where the numbers lead; null on paper. */
  readonly assessment: DocumentId | null;
}

/** The level of every requirement, and what stands behind it. */
export function LevelsTable({ standings, assessment }: Props) {
  return (
    <div className="scroll-across">
      <table className="nhsuk-table levels-table">
        <caption className="nhsuk-table__caption nhsuk-table__caption--s">Levels by requirement</caption>
        <thead className="nhsuk-table__head">
          <tr>
            <th scope="col">Requirement</th>
            <th scope="col">Level</th>
            <th scope="col">Behind it</th>
          </tr>
        </thead>
        <tbody className="nhsuk-table__body">
          {standings.map(({ requirement, answer, state }) => {
            const name = `${requirement.number} ${requirement.short_title}`;
            const backed = answer.evidence.filter(isBacked).length;
            return (
              <tr key={requirement.number} className="nhsuk-table__row">
                <th scope="row" className="nhsuk-table__header">
                  {assessment ? (
                    <Link href={assessmentPath(assessment, `requirements/${requirement.number}`)}>{name}</Link>
                  ) : (
                    name
                  )}
                </th>
                <td className="nhsuk-table__cell">
                  <LevelMark attainment={state.attainment} />
                </td>
                <td className="nhsuk-table__cell">
                  {[
                    ...(answer.comment.trim() ? ['a comment'] : []),
                    ...(answer.notRelevant && answer.notRelevantReason.trim() ? ['a reason'] : []),
                    ...(backed > 0 ? [count(backed, 'piece of evidence', 'pieces of evidence')] : []),
                  ].join(', ') || 'nothing yet'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
