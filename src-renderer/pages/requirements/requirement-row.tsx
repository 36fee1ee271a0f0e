import { type KeyboardEvent, memo } from 'react';
import { Link, useLocation } from 'wouter';
import { isBacked } from '../../../src-shared/assessment/answer.ts';
import type { RequirementStanding } from '../../../src-shared/assessment/readiness.ts';
import { type AssessmentAddress, assessmentPath } from '../../assessment/paths.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { LevelMark } from '../../parts/level-mark.tsx';
import { count, dateInWords } from '../../parts/words.ts';

interface Props {
  readonly address: AssessmentAddress;
  readonly standing: RequirementStanding;
  readonly measure?: (element: Element | null) => void;
  readonly index?: number;
}

const STATES = { 'not started': 'Not started', 'in progress': 'In progress', answered: 'Answered' } as const;

/**
 * One requirement as a row; Enter anywhere in it opens the requirement. A long table is laid out in passes, and only rows that
 * have changed are drawn in each.
 */
export const RequirementRow = memo(function RequirementRow({
  address,
  standing: { requirement, answer, state, progress },
  measure,
  index,
}: Props) {
  const path = assessmentPath(address.document, `requirements/${requirement.number}`);
  const [, go] = useLocation();
  const nameOf = usePersonName();
  const backed = answer.evidence.filter(isBacked).length;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.target === event.currentTarget) go(path);
  };
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index === undefined ? undefined : index + 2}
      onKeyDown={onKeyDown}
      className="requirements__row"
    >
      <td className="requirements__number">{requirement.number}</td>
      <td className="requirements__title">
        <Link href={path} className="requirements__link">
          <span className="nhsuk-u-visually-hidden">{requirement.number} </span>
          {requirement.short_title}
        </Link>
        <span className="requirements__full">{requirement.title.text}</span>
      </td>
      <td className="requirements__level">
        <LevelMark attainment={state.attainment} />
        {answer.target !== null && <span className="small muted">Target: level {answer.target}</span>}
      </td>
      <td className="requirements__evidence small">
        <span>{answer.comment.trim() ? 'Comment' : 'No comment'}</span>
        <span>{backed > 0 ? count(backed, 'piece of evidence', 'pieces of evidence') : 'No evidence'}</span>
      </td>
      <td className="requirements__state">
        <span className={`state state--${progress.replaceAll(' ', '-')}`}>{STATES[progress]}</span>
      </td>
      <td className="requirements__edited small muted">
        {answer.lastChange && (
          <span className="requirements__who">
            {nameOf(answer.lastChange.by)} <br />
            {dateInWords(answer.lastChange.wall)}
          </span>
        )}
        <Link href={path} className="requirements__answer">
          Answer<span className="nhsuk-u-visually-hidden"> {requirement.number}</span>
        </Link>
      </td>
    </tr>
  );
});
