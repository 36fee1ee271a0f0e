import { useSyncExternalStore } from 'react';
import { useWorkspace } from '../session/session.ts';

/** Says, wherever the person is, that the disk is full or getting full, what is safe and what to do. */
export function DiskSpaceBanner() {
  const workspace = useWorkspace();
  const stopped = useSyncExternalStore(workspace.subscribe, () => workspace.space.stopped);
  const warning = useSyncExternalStore(workspace.subscribe, () => workspace.space.warning);
  if (warning !== null) return <p className="disk-space small">{warning}</p>;
  if (stopped === null) return null;
  return (
    <div className="disk-space disk-space--full" role="alert">
      <p>
        <strong>{stopped}</strong> Empty the recycle bin, or move large files to another disk. The app notices by itself.
      </p>
    </div>
  );
}
