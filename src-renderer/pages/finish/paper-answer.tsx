import type { Folded } from '../../../src-shared/assessment/fold.ts';
import { CRITERIA_LEVELS } from '../../../src-shared/assessment/levels.ts';
import type { RequirementStanding } from '../../../src-shared/assessment/readiness.ts';
import { linkedFileInWords } from '../../../src-shared/exchange/evidence-words.ts';
import { LevelMark } from '../../parts/level-mark.tsx';

interface Props {
  readonly version: string;
  /** The copy's own state, where its evidence files are described. */
  readonly folded: Folded;
  readonly standing: RequirementStanding;
}

/** One requirement's answer on paper. */
export function PaperAnswer({ version, folded, standing: { requirement, answer, state } }: Props) {
  const evidence = answer.evidence.filter(
    ({ obtained, location, details, files }) => obtained || location.trim() !== '' || details.trim() !== '' || files.length > 0,
  );
  return (
    <section className="paper-answer">
      <h3 className="nhsuk-heading-s">
        {version}-{requirement.number} {requirement.title.text}
      </h3>
      <p>
        <LevelMark attainment={state.attainment} />
        {answer.target !== null && <span className="muted"> Target: level {answer.target}</span>}
      </p>
      {answer.notRelevant ? (
        <p dir="auto">Not relevant, because: {answer.notRelevantReason.trim() || 'no reason given'}</p>
      ) : (
        <ul className="nhsuk-list paper-answer__criteria">
          {CRITERIA_LEVELS.flatMap((level) =>
            requirement.levels[level].criteria.map(({ id, text }) => (
              <li key={id}>
                <span aria-hidden="true">{answer.ticked.has(id) ? '☑' : '☐'} </span>
                <span className="nhsuk-u-visually-hidden">{answer.ticked.has(id) ? 'Ticked: ' : 'Not ticked: '}</span>
                {id} {text}
              </li>
            )),
          )}
        </ul>
      )}
      {answer.comment.trim() !== '' && (
        <>
          <h4 className="paper-answer__label">General comments</h4>
          <p className="paper-answer__said" dir="auto">
            {answer.comment}
          </p>
        </>
      )}
      {evidence.length > 0 && (
        <>
          <h4 className="paper-answer__label">Evidence</h4>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {evidence.map(({ row, criterion, title, obtained, location, details, files }) => (
              <li key={row} dir="auto">
                {criterion} {title}: {obtained ? 'obtained' : 'not obtained'}
                {location.trim() && `, ${location.trim()}`}
                {details.trim() && ` (${details.trim()})`}
                {files.length > 0 && `; files: ${files.map((file) => linkedFileInWords(folded, file)).join(', ')}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
