import { personId } from '../../../src-shared/assessment/identifiers.ts';
import { readPeople } from '../../../src-shared/assessment/organisation.ts';
import type { CalendarDay } from '../../../src-shared/assessment/toolkit-year.ts';
import { DayFields, readDay, type TypedDay } from '../../parts/day-fields.tsx';
import { useWorkspace } from '../../session/session.ts';
import { nameOf } from '../people/people-words.ts';
import { NO_FILTER } from './activity-filter.ts';
import { KINDS } from './activity-kind.ts';
import { narrowActivity, showAllActivity, useActivityView } from './activity-view.ts';
import type { WordsOfChanges } from './change-words.ts';
import { FilterChoice } from './filter-choice.tsx';
import { whereChoices } from './where-choices.ts';

/** Narrows the list: words, who, where, what about, from when to when. */
export function ActivityFilters({ words }: { readonly words: WordsOfChanges }) {
  const workspace = useWorkspace();
  const { filter, from, to } = useActivityView();
  const people = readPeople(words.folded);
  const places = whereChoices(words);
  const place = places.find(({ where }) => JSON.stringify(where) === JSON.stringify(filter.where));
  const typeDay = (which: 'from' | 'to', typed: TypedDay): void => {
    useActivityView.setState({ [which]: typed });
    const day = readDay(typed);
    narrowActivity({ [which]: day.ok ? day.value : null });
  };
  const hasDays = [...Object.values(from), ...Object.values(to)].some((part) => part !== '');
  const isNarrowed = filter !== NO_FILTER || hasDays;
  return (
    <search className="activity__filters" data-help="activity">
      <div className="nhsuk-form-group activity__words">
        <label className="nhsuk-label" htmlFor="activity-words">
          Find words in what was done
        </label>
        <input
          className="nhsuk-input"
          id="activity-words"
          type="search"
          autoComplete="off"
          value={filter.words}
          onChange={({ target }) => narrowActivity({ words: target.value })}
        />
      </div>
      <FilterChoice
        label="Person"
        everything="Everybody"
        groups={[{ name: null, choices: people.map((person) => ({ key: person.id, words: nameOf(person) })) }]}
        chosen={filter.person}
        onChoose={(key) => narrowActivity({ person: key === null ? null : personId.parse(key) })}
      />
      <FilterChoice
        label="Requirement or document"
        everything="Everywhere"
        groups={[...Map.groupBy(places, ({ group }) => group)].map(([name, choices]) => ({ name, choices }))}
        chosen={place?.key ?? null}
        onChoose={(key) => narrowActivity({ where: places.find((one) => one.key === key)?.where ?? null })}
      />
      <FilterChoice
        label="What it is about"
        everything="Everything"
        groups={[{ name: null, choices: KINDS.map((kind) => ({ key: kind, words: kind })) }]}
        chosen={filter.kind}
        onChoose={(key) => narrowActivity({ kind: KINDS.find((kind) => kind === key) ?? null })}
      />
      <details className="nhsuk-details activity__days" open={hasDays || undefined}>
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">From one day to another</span>
        </summary>
        <div className="nhsuk-details__text">
          <DayFields
            id="activity-from"
            legend="From"
            hint="The first day, for example 1 4 2026"
            value={from}
            onChange={(typed) => typeDay('from', typed)}
            error={dayProblem(from)}
          />
          <DayFields
            id="activity-to"
            legend="To"
            hint="The last day, for example 31 3 2027"
            value={to}
            onChange={(typed) => typeDay('to', typed)}
            error={dayProblem(to) ?? orderProblem(filter.from, filter.to)}
          />
        </div>
      </details>
      {isNarrowed && (
        <button type="button" className="link-button activity__all" onClick={() => showAllActivity(workspace.id)}>
          Show everything
        </button>
      )}
    </search>
  );
}

/** A day that is complete and is none. One that is still being typed is no mistake. */
function dayProblem(typed: TypedDay): string | null {
  const isComplete = typed.day.trim() !== '' && typed.month.trim() !== '' && typed.year.trim().length === 4;
  const day = isComplete ? readDay(typed) : null;
  return day && !day.ok ? day.refusal : null;
}

function orderProblem(from: CalendarDay | null, to: CalendarDay | null): string | null {
  return from !== null && to !== null && to < from ? 'This day is before the first one, so nothing can fit' : null;
}
