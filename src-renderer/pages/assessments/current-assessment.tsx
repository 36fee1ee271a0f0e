import { Link } from 'wouter';
import { purpose } from '../../../src-shared/assessment/fields.ts';
import { outcomeOf, percentage, scoreByInitiative, scoreOf } from '../../../src-shared/assessment/score.ts';
import { dayInLondon, daysBetween, yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { dueOf } from '../../assessment/due.ts';
import { type AssessmentAddress, assessmentPath } from '../../assessment/paths.ts';
import { useAssessment } from '../../assessment/use-assessment.ts';
import { count, dayInWords, INITIATIVES, OUTCOMES, PURPOSES } from '../../parts/words.ts';
import { AssessmentDetails } from './assessment-details.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { statusOf } from './status.ts';

/** This year's assessment: how far it is, what it amounts to, and the one thing to do next. */
export function CurrentAssessment({ address }: { readonly address: AssessmentAddress }) {
  const view = useAssessment(address);
  const { readiness, set, document, seal } = view;
  const { standings, answered, blockers } = readiness;
  const due = dueOf(document);
  const next = standings.find(({ progress }) => progress !== 'answered');
  const allAnswered = answered === standings.length;
  const outcome = allAnswered ? outcomeOf(standings, false) : null;
  const percent = percentage(scoreOf(standings));
  const what = purpose.safeParse(document.get('purpose')?.value);
  const initiatives = [...scoreByInitiative(standings).keys()];
  return (
    <section className="card current" aria-labelledby="current">
      <div className="current__top">
        <div>
          <h2 className="card__heading" id="current">
            IG Toolkit {set.version}, {yearInWords(address.year)}
          </h2>
          <p className="muted">
            {set.name}
            {what.success && `. ${PURPOSES[what.data].name}`}
          </p>
        </div>
        <span className={`nhsuk-tag level-tag level-tag--${blockers.length === 0 ? 'passed' : 'none'}`}>{statusOf(view)}</span>
      </div>
      <dl className="facts">
        <div>
          <dt>Answered</dt>
          <dd>
            {answered} of {standings.length}
          </dd>
        </div>
        {due && (
          <div>
            <dt>Due {dayInWords(due.day)}</dt>
            <dd>{daysLeft(daysBetween(dayInLondon(new Date()), due.day))}</dd>
          </div>
        )}
        {outcome && (
          <div>
            <dt>Outcome as you assess it</dt>
            <dd>
              {outcome === 'satisfactory'
                ? 'Satisfactory: level 2 or above everywhere'
                : `${OUTCOMES[outcome]}: below level 2 somewhere`}{' '}
              <span className="muted">({percent} %)</span>
            </dd>
          </div>
        )}
      </dl>
      <ul className="initiatives">
        {initiatives.map((initiative) => {
          const own = standings.filter(({ requirement }) => requirement.initiative === initiative);
          const done = own.filter(({ progress }) => progress === 'answered').length;
          return (
            <li key={initiative}>
              <span>{INITIATIVES[initiative]}</span>
              <span className="initiatives__bar" aria-hidden="true">
                {own.map(({ requirement, progress }) => (
                  <span
                    key={requirement.number}
                    className={`initiatives__step initiatives__step--${progress.replaceAll(' ', '-')}`}
                  />
                ))}
              </span>
              <span className="initiatives__count">
                {done} of {own.length} answered
              </span>
            </li>
          );
        })}
      </ul>
      <p className="current__do">
        {seal ? (
          <Link href={assessmentPath(address.document, 'finish')} className="nhsuk-button">
            See the finished copy
          </Link>
        ) : next ? (
          <Link href={assessmentPath(address.document, `requirements/${next.requirement.number}`)} className="nhsuk-button">
            {answered === 0 && next.progress === 'not started'
              ? `Start with ${next.requirement.number}`
              : `Continue: ${next.requirement.number} ${next.requirement.short_title}`}
          </Link>
        ) : (
          <Link href={assessmentPath(address.document, 'left-to-do')} className="nhsuk-button">
            {blockers.length === 0 ? 'Ready to publish: see what comes next' : 'See what is left to do'}
          </Link>
        )}
        <Link href={assessmentPath(address.document, 'requirements')} className="current__all">
          Work on this assessment
        </Link>
        {blockers.length > 0 && (
          <Link href={assessmentPath(address.document, 'left-to-do')} className="current__all">
            What is left to do ({count(blockers.length, 'thing')})
          </Link>
        )}
      </p>
      {!seal && <AssessmentDetails view={view} />}
      <ExportButtons address={address} />
    </section>
  );
}

function daysLeft(days: number): string {
  if (days === 0) return 'Today';
  return days > 0 ? `${count(days, 'day')} left` : `${count(-days, 'day')} ago. Finishing late still works`;
}
