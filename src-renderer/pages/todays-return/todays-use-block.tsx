import { Link } from 'wouter';
import type { DocumentId } from '../../../src-shared/assessment/document.ts';
import type { TodaysUse } from '../../../src-shared/assessment/todays-return.ts';
import { evidenceInWords } from '../../../src-shared/exchange/todays-return-text.ts';
import { assessmentPath } from '../../assessment/paths.ts';
import { LevelMark } from '../../parts/level-mark.tsx';

interface Props {
  readonly use: TodaysUse;
  readonly assessment: DocumentId;
}

/** What one requirement's answer can do for an item: its level, comment and evidence places, with a link to it. */
export function TodaysUseBlock({ use: { standing, use, confidence, evidence, saysSomething }, assessment }: Props) {
  const { requirement, answer, state } = standing;
  return (
    <div className="todays-use">
      <p className="todays-use__from">
        <Link href={assessmentPath(assessment, `requirements/${requirement.number}`)}>
          {requirement.number} {requirement.short_title}
        </Link>
        <LevelMark attainment={state.attainment} />
      </p>
      <p className="small muted">
        {use}
        {confidence === 'assumed' && ' (We assume that this fits.)'}
      </p>
      {answer.comment.trim() !== '' && (
        <p className="todays-use__said" dir="auto">
          {answer.comment}
        </p>
      )}
      {evidence.length > 0 && (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {evidence.map((item) => (
            <li key={item.row} dir="auto">
              {evidenceInWords(item)}
            </li>
          ))}
        </ul>
      )}
      {!saysSomething && <p className="small">Your answer has no comment, no file and no evidence place yet.</p>}
    </div>
  );
}
