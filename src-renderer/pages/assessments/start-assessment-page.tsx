import { type FormEvent, useId, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { assessmentDocument } from '../../../src-shared/assessment/document.ts';
import { type Purpose, purpose } from '../../../src-shared/assessment/fields.ts';
import { organisationOf } from '../../../src-shared/assessment/organisation.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { assessmentPath } from '../../assessment/paths.ts';
import { useNextYear } from '../../assessment/use-next-year.ts';
import { useRequirementSet } from '../../assessment/use-requirement-set.ts';
import { DayFields, readDay, typedDay } from '../../parts/day-fields.tsx';
import { Page } from '../../parts/page.tsx';
import { CONFIDENCE, count, dayInWords, PURPOSES } from '../../parts/words.ts';
import { useFolded, useSession, useWorkspace } from '../../session/session.ts';

/** Starting an assessment: which questions, what it is for, by when. */
export function StartAssessmentPage() {
  const workspace = useWorkspace();
  const { sets } = useSession();
  const { type } = organisationOf(useFolded());
  const choices = sets.filter(({ organisationType }) => organisationType === type);
  const [first] = choices;
  const [setId, setSetId] = useState(first?.id);
  const next = useNextYear();
  if (next.mustWaitFor !== null)
    return (
      <Page title="Start an assessment">
        <p className="lead">
          Your {yearInWords(next.mustWaitFor)} assessment is still open. You can start the next one when that one is finished, or
          when its year is over.
        </p>
        <p>
          <Link href="/">Go to your assessments</Link>
        </p>
      </Page>
    );
  if (!setId)
    return (
      <Page title="Start an assessment">
        {
          <p className="prose">
            There is no requirement set for this kind of organisation. Choose another kind under organisation details.
          </p>
        }
      </Page>
    );
  return <StartForm key={setId} setId={setId} choices={choices} onSet={setSetId} next={next} workspace={workspace} />;
}

interface Props {
  readonly setId: NonNullable<ReturnType<typeof useSession>['sets'][number]['id']>;
  readonly choices: ReturnType<typeof useSession>['sets'];
  readonly onSet: (id: Props['setId']) => void;
  readonly next: ReturnType<typeof useNextYear>;
  readonly workspace: ReturnType<typeof useWorkspace>;
}

function StartForm({ setId, choices, onSet, next, workspace }: Props) {
  const set = useRequirementSet(setId);
  const { calendar } = useSession();
  const [, go] = useLocation();
  const [what, setWhat] = useState<Purpose>('yearly');
  const [askedBy, setAskedBy] = useState('');
  const [due, setDue] = useState(typedDay(next.suggestedDue));
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const day = readDay(due);
    if (!day.ok) {
      setProblem(day.refusal);
      return;
    }
    const document = assessmentDocument(setId, next.year);
    workspace.commit(
      [
        { document, field: 'purpose', value: what },
        { document, field: 'due', value: day.value },
        { document, field: 'asked-by', value: askedBy.trim() },
      ],
      { name: `Start of the ${yearInWords(next.year)} assessment`, path: '/' },
    );
    go(assessmentPath(document, `requirements/${set.requirements[0]?.number}`));
  };

  return (
    <Page title={`Start your ${yearInWords(next.year)} assessment`} windowTitle="Start an assessment">
      <div className="nhsuk-inset-text">
        <p>
          <strong>
            {set.name}: {count(set.requirements.length, 'requirement')}
          </strong>
        </p>
        <p>{set.note}</p>
        <p className="muted">
          The list of numbers is {CONFIDENCE[set.confidence]}. All descriptions, criteria and examples are our own plain-English
          wording.
        </p>
      </div>
      <form onSubmit={submit} noValidate>
        {choices.length > 1 && (
          <div className="nhsuk-form-group">
            <label className="nhsuk-label nhsuk-label--s" htmlFor={`${id}-set`}>
              Which requirement set?
            </label>
            <select
              className="nhsuk-select"
              id={`${id}-set`}
              value={setId}
              onChange={({ target }) => onSet(choices.find((choice) => choice.id === target.value)?.id ?? setId)}
            >
              {choices.map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {choice.name}
                  {choice.local ? `, corrected here (${choice.id.split('~')[1]})` : ''}
                </option>
              ))}
            </select>
          </div>
        )}
        <fieldset className="nhsuk-fieldset nhsuk-form-group">
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">What is it for?</legend>
          <div className="nhsuk-radios nhsuk-radios--small">
            {purpose.options.map((option) => (
              <div className="nhsuk-radios__item" key={option}>
                <input
                  className="nhsuk-radios__input"
                  type="radio"
                  name={`${id}-what`}
                  id={`${id}-${option}`}
                  aria-describedby={`${id}-${option}-hint`}
                  checked={what === option}
                  onChange={() => setWhat(option)}
                />
                <label className="nhsuk-label nhsuk-radios__label" htmlFor={`${id}-${option}`}>
                  {PURPOSES[option].name}
                </label>
                <div className="nhsuk-hint nhsuk-radios__hint" id={`${id}-${option}-hint`}>
                  {PURPOSES[option].hint}
                </div>
              </div>
            ))}
          </div>
        </fieldset>
        <div className="nhsuk-form-group">
          <label className="nhsuk-label nhsuk-label--s" htmlFor={`${id}-asked`}>
            Who asked for it? (optional)
          </label>
          <div className="nhsuk-hint" id={`${id}-asked-hint`}>
            For example the name of a commissioner, or the number of a tender
          </div>
          <input
            className="nhsuk-input nhsuk-input--width-20"
            id={`${id}-asked`}
            type="text"
            maxLength={300}
            autoComplete="off"
            aria-describedby={`${id}-asked-hint`}
            value={askedBy}
            onChange={({ target }) => setAskedBy(target.value)}
          />
        </div>
        <DayFields
          id="due"
          legend="When is it due?"
          hint={`${dayInWords(next.suggestedDue)} is our suggestion: the toolkit’s years ended on that day. ${calendar.later_years.whose}`}
          value={due}
          onChange={setDue}
          error={problem}
        />
        <button type="submit" className="nhsuk-button">
          Start with requirement {set.requirements[0]?.number}
        </button>
      </form>
    </Page>
  );
}
