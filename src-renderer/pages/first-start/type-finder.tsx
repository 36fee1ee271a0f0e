import { useId, useState } from 'react';
import type { SetSummary } from '../../../src-shared/contract/bridge.ts';
import { count } from '../../parts/words.ts';
import { findTypes } from './find-types.ts';
import { FIRST_QUESTION, type TypeQuestion } from './type-questions.ts';

interface Props {
  readonly sets: readonly SetSummary[];
  readonly chosen: string;
  readonly onChoose: (type: string) => void;
  readonly error: string | null;
}

/** Which kind of organisation: a search over the words people use, or three questions. */
export function TypeFinder({ sets, chosen, onChoose, error }: Props) {
  const [words, setWords] = useState('');
  const [asking, setAsking] = useState(false);
  const id = useId();
  const found = findTypes(sets, words);
  const kept = sets.find((set) => set.organisationType === chosen && !set.local);
  const shown = kept && !found.includes(kept) ? [kept, ...found] : found;
  return (
    <fieldset
      className={`nhsuk-fieldset nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">What kind of organisation are you?</legend>
      {error && (
        <p className="nhsuk-error-message" id={`${id}-error`}>
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {error}
        </p>
      )}
      <label className="nhsuk-label" htmlFor={`${id}-search`}>
        Search by what people call you
      </label>
      <div className="nhsuk-hint" id={`${id}-hint`}>
        For example surgery, chemist, optician, care home, hospice or IT supplier
      </div>
      <input
        id={`${id}-search`}
        className="nhsuk-input nhsuk-input--width-20"
        type="search"
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <p className="small muted" role="status">
        {words.trim() !== '' &&
          (found.length === 0
            ? 'Nothing is called that. Try another word, or the questions below.'
            : `${count(found.length, 'kind')} found`)}
      </p>
      <div className="nhsuk-radios type-list" id="type">
        {shown.map((set) => (
          <div className="nhsuk-radios__item" key={set.id}>
            <input
              className="nhsuk-radios__input"
              type="radio"
              name={`${id}-type`}
              id={`${id}-${set.organisationType}`}
              checked={chosen === set.organisationType}
              onChange={() => onChoose(set.organisationType)}
              aria-describedby={`${id}-${set.organisationType}-hint`}
            />
            <label className="nhsuk-label nhsuk-radios__label" htmlFor={`${id}-${set.organisationType}`}>
              {set.name}
            </label>
            <div className="nhsuk-hint nhsuk-radios__hint" id={`${id}-${set.organisationType}-hint`}>
              {set.description} {count(set.requirements, 'requirement')}.
            </div>
          </div>
        ))}
      </div>
      <button type="button" className="link-button" aria-expanded={asking} onClick={() => setAsking(!asking)}>
        I am not sure which type we are
      </button>
      {asking && <Questions sets={sets} onChoose={onChoose} />}
    </fieldset>
  );
}

function Questions({ sets, onChoose }: Pick<Props, 'sets' | 'onChoose'>) {
  const [trail, setTrail] = useState<readonly (readonly [TypeQuestion, number])[]>([]);
  const id = useId();
  const last = trail.at(-1);
  const reached = last ? last[0].answers[last[1]]?.leadsTo : FIRST_QUESTION;
  const open = typeof reached === 'object' ? reached : null;
  const questions = [...trail.map(([question]) => question), ...(open ? [open] : [])];
  const answer = (at: number, choice: number): void => {
    const question = questions[at];
    const leadsTo = question?.answers[choice]?.leadsTo;
    if (!question || leadsTo === undefined) return;
    setTrail([...trail.slice(0, at), [question, choice]]);
    if (typeof leadsTo === 'string') onChoose(leadsTo);
  };
  return (
    <div className="card type-questions">
      {questions.map((question, at) => (
        <fieldset className="nhsuk-fieldset" key={question.ask}>
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--xs">{question.ask}</legend>
          <div className="nhsuk-radios nhsuk-radios--small">
            {question.answers.map(({ words }, choice) => (
              <div className="nhsuk-radios__item" key={words}>
                <input
                  className="nhsuk-radios__input"
                  type="radio"
                  id={`${id}-${at}-${choice}`}
                  name={`${id}-${at}`}
                  checked={trail[at]?.[1] === choice}
                  onChange={() => answer(at, choice)}
                />
                <label className="nhsuk-label nhsuk-radios__label" htmlFor={`${id}-${at}-${choice}`}>
                  {words}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
      ))}
      {typeof reached === 'string' && (
        <p role="status">
          You are most likely: <strong>{sets.find((set) => set.organisationType === reached)?.name ?? reached}</strong>. It is
          chosen above; you can change it later.
        </p>
      )}
    </div>
  );
}
