import { useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { ReturningHistory } from '../parts/returning-history.tsx';
import { count, timeInWords } from '../parts/words.ts';
import { REMOVALS_PATH } from '../removal/paths.ts';
import { useWorkspace } from '../session/session.ts';
import { PersonSwitcher } from './person-switcher.tsx';

/** Is it safe: what “saved” means right now, in words, always. Ordinary saves are not announced; failures are. */
export function StatusLine() {
  const workspace = useWorkspace();
  const status = useSyncExternalStore(workspace.subscribe, () => workspace.status);
  const { fromJournal, fromDatabase } = useSyncExternalStore(workspace.subscribe, () => workspace.history.healed);
  const damage = useSyncExternalStore(workspace.subscribe, () => workspace.history.damage);
  const recovered = fromJournal + fromDatabase;
  return (
    <footer className="status" data-region="status">
      <span className={`status__saved status__saved--${status.kind.replaceAll(' ', '-')}`} data-testid="save-status">
        {status.kind === 'saved' && `✓ Saved on this computer ${timeInWords(status.at)}`}
        {status.kind === 'saving' && 'Saving…'}
        {status.kind === 'copying' && `Copying ${status.name}…`}
        {status.kind === 'nothing yet' && '✓ Everything is saved on this computer'}
        {status.kind === 'not saved' && <span role="alert">Not saved yet. {status.words}</span>}
      </span>
      <span className="status__more">
        {recovered > 0 && <span>{count(recovered, 'change')} recovered at the start. </span>}
        <ReturningHistory />
        {damage.length > 0 && <span>{damage.join(' ')} </span>}
        {workspace.tornBytes > 0 && <span>A half-written entry at the end of the journal was cut off. </span>}
        {workspace.removals.unfinished.length > 0 && (
          <span>
            Something is still to be removed for good. {workspace.removals.unfinished.join(' ')}{' '}
            <Link href={REMOVALS_PATH}>Finish it</Link>{' '}
          </span>
        )}
        <PersonSwitcher />
        <span>Works without a network. Nothing is sent.</span>
      </span>
    </footer>
  );
}
