import { useEffect, useState } from 'react';
import type { PrintingProgress } from '../../src-shared/contract/printing.ts';
import { sizeInWords } from '../../src-shared/size-in-words.ts';
import { useSession } from '../session/session.ts';

const LOOK_EVERY = 400;
/** Most documents are there before anybody could read that they are being made. */
const SHOWN_AFTER = 300;

/** How far the document is that main makes, and the way to stop it. */
export function PrintingUnderWay() {
  const { bridge } = useSession();
  const [progress, setProgress] = useState<PrintingProgress | null>(null);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOWN_AFTER);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const reply = await bridge.call('printing.progress', {});
      if (reply.ok) setProgress(reply.value.progress);
    };
    const timer = setInterval(() => void look(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [bridge]);
  if (!shown) return null;
  const files = progress?.doing === 'adding evidence files' && progress.total > 0 ? progress : null;
  const words = files ? 'Adding evidence files' : 'Making the document';
  return (
    <div className="long-work">
      <p role="status">{words}…</p>
      <progress className="long-work__bar" aria-label={words} {...(files && { value: files.done, max: files.total })} />
      {files && (
        <p className="small muted">
          {sizeInWords(files.done)} of {sizeInWords(files.total)}
        </p>
      )}
      <button
        type="button"
        className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
        onClick={() => void bridge.call('printing.cancel', {})}
      >
        Stop
      </button>
    </div>
  );
}
