import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { Change } from '../../../src-shared/assessment/change.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { Page } from '../../parts/page.tsx';
import { ReturningHistory } from '../../parts/returning-history.tsx';
import { useWorkspace } from '../../session/session.ts';
import { ActList } from './act-list.tsx';
import { fitsFilter, NO_FILTER } from './activity-filter.ts';
import { ActivityFilters } from './activity-filters.tsx';
import { ActivityPages } from './activity-pages.tsx';
import { showAllActivity, useActivityView } from './activity-view.ts';
import { changeInWords } from './change-words.ts';
import { foundInWords } from './found-words.ts';
import { SaveActivity } from './save-activity.tsx';
import { useFoundActs } from './use-found-acts.ts';
import { useWordsOfChanges } from './use-words-of-changes.ts';

const ACTS_ON_A_PAGE = 50;

/** Everything that was done in this organisation, by whom and when, newest first. */
export function ActivityPage() {
  const workspace = useWorkspace();
  const view = useActivityView();
  const isMine = view.workspace === workspace.id;
  useEffect(() => {
    if (!isMine) showAllActivity(workspace.id);
  }, [isMine, workspace.id]);
  const filter = useDeferredValue(isMine ? view.filter : NO_FILTER);
  const words = useWordsOfChanges();
  const nameOf = usePersonName();
  // Names may change while changes are looked through; that is no reason to begin again.
  const latest = useRef({ words, nameOf });
  latest.current = { words, nameOf };
  const fits = useMemo(
    () =>
      fitsFilter(filter, (change: Change) => {
        const { where, what, said } = changeInWords(change, latest.current.words);
        return `${where} ${what} ${said} ${latest.current.nameOf(change.by)}`;
      }),
    [filter],
  );
  const { found, problem } = useFoundActs(fits);
  const pages = Math.max(1, Math.ceil(found.actions.length / ACTS_ON_A_PAGE));
  const page = Math.min(isMine ? view.page : 0, pages - 1);
  const heading = useRef<HTMLHeadingElement>(null);
  const goToPage = (wanted: number): void => {
    useActivityView.setState({ page: wanted });
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <Page title="Activity">
      <p className="prose">
        Everything that was ever recorded here: who, when, where and what. Nothing is deleted from it, but for what somebody
        removes for good, and that is recorded as well. What still stands can be taken back, which is recorded too.
      </p>
      <ActivityFilters words={words} />
      <div className="activity__head">
        <h2 className="nhsuk-heading-s activity__found" tabIndex={-1} ref={heading}>
          What was done
        </h2>
        <p role="status" className="activity__count" data-testid="activity-count">
          {foundInWords(found, filter !== NO_FILTER)}
        </p>
        <SaveActivity fits={fits} words={words} isEmpty={found.complete && found.actions.length === 0} />
      </div>
      <ReturningHistory />
      {problem && (
        <p className="nhsuk-error-message" role="alert">
          {problem}
        </p>
      )}
      {found.complete && found.actions.length === 0 && (
        <p className="empty">Nothing fits. Take a filter away, or search for another word.</p>
      )}
      <ActList actions={found.actions.slice(page * ACTS_ON_A_PAGE, (page + 1) * ACTS_ON_A_PAGE)} fits={fits} words={words} />
      {pages > 1 && <ActivityPages page={page} pages={pages} onPage={goToPage} />}
    </Page>
  );
}
