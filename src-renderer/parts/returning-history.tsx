import { useSyncExternalStore } from 'react';
import { useWorkspace } from '../session/session.ts';

/** Says that older edits are still coming back, and that nobody has to wait for them. Nothing where all of them are here. */
export function ReturningHistory() {
  const workspace = useWorkspace();
  const progress = useSyncExternalStore(workspace.subscribe, () => workspace.history.progress);
  if (progress === null) return null;
  const percent = Math.min(99, Math.floor((progress.done / Math.max(1, progress.total)) * 100));
  return (
    <span data-testid="returning-history">
      Your answers are here. Their history is being brought back from the journal ({percent} %). You can go on working.{' '}
    </span>
  );
}
