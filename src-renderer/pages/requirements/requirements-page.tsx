import { useDeferredValue, useEffect, useMemo } from 'react';
import { Link } from 'wouter';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { type AssessmentAddress, assessmentPath } from '../../assessment/paths.ts';
import { search, searchIndex } from '../../assessment/search.ts';
import { useAssessment } from '../../assessment/use-assessment.ts';
import { Page } from '../../parts/page.tsx';
import { CONFIDENCE, count } from '../../parts/words.ts';
import { PrintButton } from '../../printing/print-button.tsx';
import { useWorkspace } from '../../session/session.ts';
import { filterStandings } from './filter-standings.ts';
import { FILTERS, toggleFilter, useListView } from './list-view.ts';
import { RequirementsTable } from './requirements-table.tsx';

/** The list of requirements: where each stands, and the way to answer it. */
export function RequirementsPage({ address }: { readonly address: AssessmentAddress }) {
  const { set, readiness, seal } = useAssessment(address);
  const { person } = useWorkspace();
  const { words, filters } = useListView();
  const typed = useDeferredValue(words);
  const { standings, answered, blockers } = readiness;
  const index = useMemo(() => searchIndex(standings), [standings]);
  const shown = useMemo(() => {
    const filtered = filterStandings(standings, filters, person);
    if (typed.trim() === '') return filtered;
    const found = new Set(search(index, typed).map(({ standing }) => standing.requirement.number));
    return filtered.filter(({ requirement }) => found.has(requirement.number));
  }, [standings, filters, person, typed, index]);

  useEffect(() => {
    const main = document.getElementById('main');
    main?.scrollTo(0, useListView.getState().scrollTop);
    return () => useListView.setState({ scrollTop: main?.scrollTop ?? 0 });
  }, []);

  return (
    <Page title="Requirements" caption={`${set.name}, IG Toolkit ${set.version}, ${yearInWords(address.year)}`}>
      <p className="list-summary">
        <strong>
          {answered} of {standings.length} answered.
        </strong>{' '}
        {seal ? (
          <Link href={assessmentPath(address.document, 'finish')}>This assessment is finished: see the sealed copy</Link>
        ) : (
          <Link href={assessmentPath(address.document, 'left-to-do')}>
            {blockers.length === 0 ? 'Nothing is left to do: ready to publish' : `${count(blockers.length, 'thing')} left to do`}
          </Link>
        )}{' '}
        <PrintButton assessment={address} first="assessment" words="Print or save as PDF" />
      </p>
      {set.confidence !== 'sourced' && answered === 0 && (
        <div className="nhsuk-inset-text">
          <p>
            This list of requirements is {CONFIDENCE[set.confidence]}. {set.note}
          </p>
        </div>
      )}
      <search className="list-tools" data-help="requirements">
        <label className="nhsuk-label" htmlFor="find">
          Find in titles, criteria, guidance, comments and evidence
        </label>
        <input
          className="nhsuk-input list-tools__find"
          id="find"
          type="search"
          autoComplete="off"
          value={words}
          onChange={({ target }) => useListView.setState({ words: target.value })}
        />
        <fieldset className="chips">
          <legend className="nhsuk-u-visually-hidden">Show only</legend>
          {FILTERS.map((filter) => (
            <button
              key={filter}
              type="button"
              className="chip"
              aria-pressed={filters.includes(filter)}
              onClick={() => toggleFilter(filter)}
            >
              {filter} <span className="chip__count">{filterStandings(standings, [filter], person).length}</span>
            </button>
          ))}
          {(filters.length > 0 || words !== '') && (
            <button type="button" className="link-button" onClick={() => useListView.setState({ filters: [], words: '' })}>
              Show all
            </button>
          )}
        </fieldset>
        <p className="nhsuk-u-visually-hidden" role="status">
          {count(shown.length, 'requirement')} shown
        </p>
      </search>
      {shown.length === 0 ? (
        <p className="empty">No requirement fits. Take a filter away, or search for another word.</p>
      ) : (
        <RequirementsTable address={address} standings={shown} />
      )}
    </Page>
  );
}
