import { useEffect, useState } from 'react';
import type { BackupProgress } from '../../src-shared/contract/backup.ts';
import { sizeInWords } from '../../src-shared/size-in-words.ts';
import { useSession } from '../session/session.ts';

const LOOK_EVERY = 400;

const DOING: Readonly<Record<BackupProgress['doing'], string>> = {
  copying: 'Copying',
  checking: 'Checking what was copied',
  'bringing back': 'Bringing back',
  'writing the file': 'Writing the file',
  'reading the file': 'Reading the file',
};

/** How far the long work in main is, while some is under way. */
export function LongWork({ fallback }: { readonly fallback: string }) {
  const { bridge } = useSession();
  const [progress, setProgress] = useState<BackupProgress | null>(null);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const reply = await bridge.call('backup.progress', {});
      if (reply.ok) setProgress(reply.value.progress);
    };
    const timer = setInterval(() => void look(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [bridge]);
  const isCounted = progress !== null && progress.total > 0;
  return (
    <div className="long-work">
      <p role="status">{progress ? `${DOING[progress.doing]}…` : fallback}</p>
      <progress
        className="long-work__bar"
        aria-label={progress ? DOING[progress.doing] : fallback}
        {...(isCounted && { value: Math.min(progress.done, progress.total), max: progress.total })}
      />
      {isCounted && (
        <p className="small muted">
          {sizeInWords(Math.min(progress.done, progress.total))} of {sizeInWords(progress.total)}
        </p>
      )}
    </div>
  );
}
