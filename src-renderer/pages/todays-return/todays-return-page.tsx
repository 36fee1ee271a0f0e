import { useMemo, useState } from 'react';
import type { TodaysEntry } from '../../../src-shared/assessment/todays-return.ts';
import { todaysReturn } from '../../../src-shared/assessment/todays-return.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { assessmentFileName } from '../../../src-shared/exchange/file-names.ts';
import { stateInWords, todaysReturnTable } from '../../../src-shared/exchange/todays-return-text.ts';
import type { AssessmentAddress } from '../../assessment/paths.ts';
import { useAssessment } from '../../assessment/use-assessment.ts';
import { Page } from '../../parts/page.tsx';
import { useSaveFile } from '../../parts/save-file.tsx';
import { count } from '../../parts/words.ts';
import { TodaysItemCard } from './todays-item-card.tsx';
import { useTodaysReturn } from './use-todays-return.ts';
import { WhoseList } from './whose-list.tsx';

const STATES: readonly TodaysEntry['state'][] = ['to use', 'nothing yet', 'no requirement', 'never asked'];

/** What this organisation's answers say, laid out by what the Data Security and Protection Toolkit asks today. */
export function TodaysReturnPage({ address }: { readonly address: AssessmentAddress }) {
  const { set, organisation, readiness } = useAssessment(address);
  const list = useTodaysReturn();
  const file = useSaveFile();
  const [only, setOnly] = useState<TodaysEntry['state'] | null>(null);
  const standards = useMemo(() => todaysReturn(list, readiness.standings), [list, readiness.standings]);
  const entries = standards.flatMap((standard) => standard.entries);
  const shown = only === null ? entries.length : entries.filter(({ state }) => state === only).length;
  const save = (): void =>
    void file.save({
      name: assessmentFileName(organisation.name, address, ' DSPT items.csv'),
      content: todaysReturnTable(list, standards),
    });
  return (
    <Page
      title="What today’s return asks"
      caption={`${organisation.name || 'Your organisation'}, IG Toolkit ${set.version}, ${yearInWords(address.year)}`}
    >
      <div data-help="todays-return">
        <p className="prose">
          The Data Security and Protection Toolkit (DSPT) is the return that is owed today. Here your comments and evidence places
          are listed by what it asks, to copy from. This page sends nothing: you fill in the return itself on the DSPT’s own
          website.
        </p>
        <WhoseList list={list} set={set} />
        <div className="todays-tools no-print">
          <fieldset className="chips">
            <legend className="nhsuk-u-visually-hidden">Show only</legend>
            {STATES.map((state) => (
              <button
                key={state}
                type="button"
                className="chip"
                aria-pressed={only === state}
                onClick={() => setOnly(only === state ? null : state)}
              >
                {stateInWords(state)}{' '}
                <span className="chip__count">{entries.filter((entry) => entry.state === state).length}</span>
              </button>
            ))}
            {only && (
              <button type="button" className="link-button" onClick={() => setOnly(null)}>
                Show all {entries.length}
              </button>
            )}
          </fieldset>
          <p className="todays-tools__take">
            <button
              type="button"
              className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
              onClick={() => window.print()}
            >
              Print this list
            </button>
            <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={save}>
              Save as a table (CSV)
            </button>
          </p>
          {file.result}
        </div>
        <p className="nhsuk-u-visually-hidden" role="status">
          {count(shown, 'item')} shown
        </p>
        {standards.map(({ number, name, entries: all }) => {
          const some = only === null ? all : all.filter(({ state }) => state === only);
          return (
            some.length > 0 && (
              <section key={number} aria-labelledby={`standard-${number}`}>
                <h2 className="nhsuk-heading-m todays-standard" id={`standard-${number}`}>
                  {number}. {name}
                </h2>
                {some.map((entry) => (
                  <TodaysItemCard key={entry.item.item} entry={entry} assessment={address.document} />
                ))}
              </section>
            )
          );
        })}
      </div>
    </Page>
  );
}
