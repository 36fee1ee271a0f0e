import { type ReactNode, Suspense, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { HONEST_NOTICE } from '../../src-shared/honest-notice.ts';
import { useCurrentAssessment } from '../assessment/use-assessments.ts';
import { DiskSpaceBanner } from '../disk-space/disk-space-banner.tsx';
import { useWatchDiskSpace } from '../disk-space/use-watch-disk-space.ts';
import { ChangedCopies } from '../evidence/changed-copies.tsx';
import { IncomingQuestions } from '../evidence/incoming-questions.tsx';
import { KeyDialog } from '../keys/key-dialog.tsx';
import { useIdleLock } from '../lock/use-idle-lock.ts';
import { Announcer } from '../parts/announcer.tsx';
import { Notice } from '../parts/notice.tsx';
import { PrintBox } from '../printing/print-box.tsx';
import { useSession } from '../session/session.ts';
import { railOf, useCommands } from './commands.ts';
import { useKeys } from './keys.ts';
import { RailProgress } from './rail-progress.tsx';
import { SearchBox } from './search-box.tsx';
import { StatusLine } from './status-line.tsx';
import { WindowHead } from './window-head.tsx';

/** The window: head, rail, page, status line. Everything in it belongs to the organisation named in the head. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const assessment = useCurrentAssessment();
  const { sets } = useSession();
  const commands = useCommands();
  const [path] = useLocation();
  useKeys(commands);
  useIdleLock();
  useWatchDiskSpace();
  // On narrow windows the rail is a menu, and going somewhere closes it.
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === path;
  const setOpen = (shown: boolean): void => setOpenOn(shown ? path : null);
  const rail = railOf(assessment);
  const isHere = (place: string): boolean =>
    place === '/' ? path === '/' || path.startsWith('/assessments') : path.startsWith(place);
  return (
    <div className="frame">
      <a className="nhsuk-skip-link" href="#main">
        Skip to main content
      </a>
      <Suspense fallback={<header className="head" />}>
        <WindowHead assessment={assessment} />
      </Suspense>
      <nav className={`rail${open ? ' rail--open' : ''}`} aria-label="Pages" data-region="rail">
        <button type="button" className="rail__toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
          Menu: {rail.find((place) => isHere(place.path))?.name ?? 'more pages'}{' '}
          <span aria-hidden="true">{open ? '▴' : '▾'}</span>
        </button>
        <ul>
          {rail.map(({ name, path: place }) => (
            <li key={place}>
              <Link href={place} className="rail__link" aria-current={isHere(place) ? 'page' : undefined}>
                {name}
                {name === 'Requirements' && assessment && sets.some(({ id }) => id === assessment.set) && (
                  <Suspense>
                    <RailProgress address={assessment} />
                  </Suspense>
                )}
              </Link>
            </li>
          ))}
          <li className="rail__last">
            <Link
              href="/help"
              className="rail__link"
              aria-current={path.startsWith('/help') || path === '/about' ? 'page' : undefined}
            >
              Help
            </Link>
          </li>
        </ul>
      </nav>
      <main className="main" id="main" tabIndex={-1} data-region="page">
        <div className="main__inside">
          {children}
          <footer className="print-foot">{HONEST_NOTICE.join(' ')}</footer>
        </div>
      </main>
      <div className="frame__standing">
        <DiskSpaceBanner />
        <ChangedCopies />
      </div>
      <StatusLine />
      <Notice />
      <IncomingQuestions />
      <KeyDialog />
      <Announcer />
      <SearchBox commands={commands} />
      <PrintBox />
    </div>
  );
}
