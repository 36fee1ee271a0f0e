import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ORGANISATION } from '../../src-shared/assessment/document.ts';
import { evidenceFileId } from '../../src-shared/assessment/identifiers.ts';
import { useLock } from '../lock/lock-state.ts';
import { AssessmentsPage } from '../pages/assessments/assessments-page.tsx';
import { StartAssessmentPage } from '../pages/assessments/start-assessment-page.tsx';
import { CannotShow } from '../pages/failure/cannot-show.tsx';
import { FirstStartPage } from '../pages/first-start/first-start-page.tsx';
import { HonestNoticePage } from '../pages/first-start/honest-notice-page.tsx';
import { WhoIsHerePage } from '../pages/first-start/who-is-here-page.tsx';
import { LeftToDoPage } from '../pages/left-to-do/left-to-do-page.tsx';
import { LockedPage } from '../pages/locked/locked-page.tsx';
import { RequirementPage } from '../pages/requirement/requirement-page.tsx';
import { RequirementsPage } from '../pages/requirements/requirements-page.tsx';
import { REMOVALS_PATH, textOfPath } from '../removal/paths.ts';
import { useFolded, useSession, useWorkspace } from '../session/session.ts';
import { AssessmentRoute } from './assessment-route.tsx';
import { Frame } from './frame.tsx';
import { Loading } from './loading.tsx';

// Pages that are not on the way to an answer are fetched when they are opened.
const TodaysReturnPage = lazy(() =>
  import('../pages/todays-return/todays-return-page.tsx').then((page) => ({ default: page.TodaysReturnPage })),
);
const FinishPage = lazy(() => import('../pages/finish/finish-page.tsx').then((page) => ({ default: page.FinishPage })));
const PeoplePage = lazy(() => import('../pages/people/people-page.tsx').then((page) => ({ default: page.PeoplePage })));
const ActivityPage = lazy(() => import('../pages/activity/activity-page.tsx').then((page) => ({ default: page.ActivityPage })));
const EvidencePage = lazy(() => import('../pages/evidence/evidence-page.tsx').then((page) => ({ default: page.EvidencePage })));
const FilePage = lazy(() => import('../pages/evidence/file-page.tsx').then((page) => ({ default: page.FilePage })));
const RemovalsPage = lazy(() => import('../pages/removal/removals-page.tsx').then((page) => ({ default: page.RemovalsPage })));
const RemoveFilePage = lazy(() =>
  import('../pages/removal/remove-file-page.tsx').then((page) => ({ default: page.RemoveFilePage })),
);
const RemoveTextPage = lazy(() =>
  import('../pages/removal/remove-text-page.tsx').then((page) => ({ default: page.RemoveTextPage })),
);
const OrganisationPage = lazy(() =>
  import('../pages/organisation/organisation-page.tsx').then((page) => ({ default: page.OrganisationPage })),
);
const OrganisationsPage = lazy(() =>
  import('../pages/organisations/organisations-page.tsx').then((page) => ({ default: page.OrganisationsPage })),
);
const ImportPage = lazy(() => import('../pages/import/import-page.tsx').then((page) => ({ default: page.ImportPage })));
const SettingsPage = lazy(() => import('../pages/settings/settings-page.tsx').then((page) => ({ default: page.SettingsPage })));
const RecoveryCodePage = lazy(() =>
  import('../pages/recovery-code/recovery-code-page.tsx').then((page) => ({ default: page.RecoveryCodePage })),
);
const BackupPage = lazy(() => import('../pages/backup/backup-page.tsx').then((page) => ({ default: page.BackupPage })));
const RestorePage = lazy(() => import('../pages/restore/restore-page.tsx').then((page) => ({ default: page.RestorePage })));
const BringHerePage = lazy(() =>
  import('../pages/bring-here/bring-here-page.tsx').then((page) => ({ default: page.BringHerePage })),
);
const HelpPage = lazy(() => import('../pages/help/help-page.tsx').then((page) => ({ default: page.HelpPage })));
const QuickStartPage = lazy(() =>
  import('../pages/help/quick-start-page.tsx').then((page) => ({ default: page.QuickStartPage })),
);
const KeyboardPage = lazy(() => import('../pages/help/keyboard-page.tsx').then((page) => ({ default: page.KeyboardPage })));
const AccessibilityPage = lazy(() =>
  import('../pages/help/accessibility-page.tsx').then((page) => ({ default: page.AccessibilityPage })),
);
const AboutPage = lazy(() => import('../pages/help/about-page.tsx').then((page) => ({ default: page.AboutPage })));

/** Which page an address shows. */
export function App() {
  const { settings, workspace } = useSession();
  const locked = useLock((lock) => lock.locked);
  const [path] = useLocation();
  if (!settings.honestNoticeRead) return <HonestNoticePage />;
  if (!workspace) return path === '/bring-here' ? <Bring /> : <FirstStartPage />;
  // In place of everything, so that nothing of the page is left in the window, nor for a screen reader.
  if (locked) return <LockedPage key={workspace.id} />;
  if (path === '/bring-here') return <Bring />;
  return <OpenApp key={workspace.id} />;
}

function Bring() {
  return (
    <Suspense fallback={<Loading />}>
      <BringHerePage />
    </Suspense>
  );
}

function OpenApp() {
  const workspace = useWorkspace();
  const folded = useFolded();
  const [path] = useLocation();
  const person = useSyncExternalStore(workspace.subscribe, () => workspace.person);
  // A workspace whose first start was broken off goes on there.
  if (!folded.has(ORGANISATION) || path === '/first-start') return <FirstStartPage />;
  if (person === null) return <WhoIsHerePage />;
  return (
    <Frame>
      <CannotShow path={path}>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/" component={AssessmentsPage} />
            <Route path="/assessments/start" component={StartAssessmentPage} />
            <Route path="/assessment/igt/:version/:type/:year/requirements">
              {(parts) => <AssessmentRoute parts={parts}>{(address) => <RequirementsPage address={address} />}</AssessmentRoute>}
            </Route>
            <Route path="/assessment/igt/:version/:type/:year/requirements/:number">
              {(parts) => (
                <AssessmentRoute parts={parts}>
                  {(address) => <RequirementPage key={parts.number} address={address} number={parts.number} />}
                </AssessmentRoute>
              )}
            </Route>
            <Route path="/assessment/igt/:version/:type/:year/left-to-do">
              {(parts) => <AssessmentRoute parts={parts}>{(address) => <LeftToDoPage address={address} />}</AssessmentRoute>}
            </Route>
            <Route path="/assessment/igt/:version/:type/:year/todays-return">
              {(parts) => <AssessmentRoute parts={parts}>{(address) => <TodaysReturnPage address={address} />}</AssessmentRoute>}
            </Route>
            <Route path="/assessment/igt/:version/:type/:year/finish">
              {(parts) => <AssessmentRoute parts={parts}>{(address) => <FinishPage address={address} />}</AssessmentRoute>}
            </Route>
            <Route path="/evidence" component={EvidencePage} />
            <Route path={REMOVALS_PATH} component={RemovalsPage} />
            <Route path="/evidence/:id">{({ id }) => <FilePage key={id} id={id} />}</Route>
            <Route path="/people" component={PeoplePage} />
            <Route path="/activity" component={ActivityPage} />
            <Route path="/evidence/:file/remove">
              {(parts) => {
                const file = evidenceFileId.safeParse(parts.file);
                return file.success ? <RemoveFilePage file={file.data} /> : <Redirect to="/" />;
              }}
            </Route>
            <Route path="/remove-text/*">
              {(parts) => {
                const target = textOfPath(parts['*']);
                return target ? <RemoveTextPage target={target} /> : <Redirect to="/activity" />;
              }}
            </Route>
            <Route path="/organisation" component={OrganisationPage} />
            <Route path="/organisations" component={OrganisationsPage} />
            <Route path="/import" component={ImportPage} />
            <Route path="/settings" component={SettingsPage} />
            <Route path="/recovery-code" component={RecoveryCodePage} />
            <Route path="/backup" component={BackupPage} />
            <Route path="/backup/restore/:id">{({ id }) => <RestorePage key={id} kind="backup" id={id} />}</Route>
            <Route path="/backup/recover/:id">{({ id }) => <RestorePage key={id} kind="recovery point" id={id} />}</Route>
            <Route path="/help" component={HelpPage} />
            <Route path="/help/quick-start" component={QuickStartPage} />
            <Route path="/help/keyboard" component={KeyboardPage} />
            <Route path="/help/accessibility" component={AccessibilityPage} />
            <Route path="/about" component={AboutPage} />
            <Route>
              <Redirect to="/" />
            </Route>
          </Switch>
          <ScrollToHash />
        </Suspense>
      </CannotShow>
    </Frame>
  );
}

/** Shows the place on a page that a link names, and puts the focus there. */
function ScrollToHash() {
  const [path] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs again for every page that is entered
  useEffect(() => {
    const name = window.location.hash.slice(1);
    if (name === '') return;
    const place = document.getElementById(name);
    place?.scrollIntoView({ block: 'start' });
    const focusable = place?.matches('input, textarea, select, button, a[href]')
      ? place
      : place?.querySelector<HTMLElement>('button, input, textarea, a[href]');
    focusable?.focus({ preventScroll: true });
  }, [path]);
  return null;
}
