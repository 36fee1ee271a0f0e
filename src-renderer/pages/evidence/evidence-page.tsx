import { useDeferredValue, useEffect, useMemo } from 'react';
import { Link } from 'wouter';
import { evidenceDocument } from '../../../src-shared/assessment/document.ts';
import { readEvidenceFiles } from '../../../src-shared/assessment/known-files.ts';
import { readRemovals } from '../../../src-shared/assessment/removal.ts';
import { dayInLondon } from '../../../src-shared/assessment/toolkit-year.ts';
import { useCurrentAssessment } from '../../assessment/use-assessments.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { Page } from '../../parts/page.tsx';
import { count } from '../../parts/words.ts';
import { PrintButton } from '../../printing/print-button.tsx';
import { REMOVALS_PATH } from '../../removal/paths.ts';
import { useFolded, useSession } from '../../session/session.ts';
import { AddFiles } from './add-files.tsx';
import { toggleFilter, useEvidenceView } from './evidence-view.ts';
import { FilesTable } from './files-table.tsx';
import { KeyClosed } from './key-closed.tsx';
import { FILTERS, filterFiles, findFiles, listedFiles } from './listed-files.ts';
import { NoEvidenceYet } from './no-evidence-yet.tsx';
import { useStoredFiles } from './stored-files.ts';
import { TakenOffFiles } from './taken-off-files.tsx';

/** Every evidence file of the organisation: what it is, where it is used, when it has to be looked at again. */
export function EvidencePage() {
  const folded = useFolded();
  const assessment = useCurrentAssessment();
  const { sets } = useSession();
  const nameOf = usePersonName();
  const { words, filters } = useEvidenceView();
  const typed = useDeferredValue(words);
  const all = useMemo(() => readEvidenceFiles(folded), [folded]);
  const stored = useStoredFiles(all);
  const gone = new Set(readRemovals(folded).flatMap(({ document, field }) => (field === '' ? document : [])));
  const today = dayInLondon(new Date());
  const files = useMemo(() => listedFiles(all, folded, today, stored), [all, folded, today, stored]);
  const shown = useMemo(() => findFiles(filterFiles(files, filters), typed, nameOf), [files, filters, typed, nameOf]);

  useEffect(() => {
    const main = document.getElementById('main');
    main?.scrollTo(0, useEvidenceView.getState().scrollTop);
    return () => useEvidenceView.setState({ scrollTop: main?.scrollTop ?? 0 });
  }, []);

  return (
    <Page title="Evidence" caption="The documents that prove your answers">
      <div data-help="evidence-files">
        <KeyClosed />
        {files.length === 0 ? (
          <>
            <AddFiles />
            <NoEvidenceYet />
          </>
        ) : (
          <>
            <p className="list-summary">
              <strong>{count(files.length, 'file')}.</strong> {summary(files)}{' '}
              {assessment && sets.some(({ id }) => id === assessment.set) && (
                <PrintButton assessment={assessment} first="pack" words="Save an assurance pack with these files" />
              )}
            </p>
            <AddFiles />
            <search className="list-tools">
              <label className="nhsuk-label" htmlFor="find-file">
                Find by name, requirement or person
              </label>
              <input
                className="nhsuk-input list-tools__find"
                id="find-file"
                type="search"
                autoComplete="off"
                value={words}
                onChange={({ target }) => useEvidenceView.setState({ words: target.value })}
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
                    {filter} <span className="chip__count">{filterFiles(files, [filter]).length}</span>
                  </button>
                ))}
                {(filters.length > 0 || words !== '') && (
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => useEvidenceView.setState({ filters: [], words: '' })}
                  >
                    Show all
                  </button>
                )}
              </fieldset>
              <p className="nhsuk-u-visually-hidden" role="status">
                {count(shown.length, 'file')} shown
              </p>
            </search>
            {shown.length === 0 ? (
              <p className="empty">No file fits. Take a filter away, or search for another word.</p>
            ) : (
              <FilesTable files={shown} />
            )}
          </>
        )}
        <TakenOffFiles files={all.filter(({ id, removed }) => removed && !gone.has(evidenceDocument(id)))} />
        <p>
          <Link href={REMOVALS_PATH}>How long you keep evidence, and what was removed for good</Link>
        </p>
      </div>
    </Page>
  );
}

/** What of the files asks for something, in a sentence. */
function summary(files: ReturnType<typeof listedFiles>): string {
  const unused = filterFiles(files, ['Not used anywhere']).length;
  const due = filterFiles(files, ['Due or out of date']).length;
  const said = [...(unused > 0 ? [`${unused} not used anywhere`] : []), ...(due > 0 ? [`${due} due or out of date`] : [])];
  return said.length === 0 ? 'Each is used, and none is due for review.' : `${said.join(', ')}.`;
}
