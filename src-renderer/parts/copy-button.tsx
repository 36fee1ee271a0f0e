import { type ReactNode, useEffect, useState } from 'react';
import { announce } from './announcer.tsx';

interface Props {
  /** What is put on the clipboard. */
  readonly text: string;
  readonly children: ReactNode;
}

const SAID_FOR = 4_000;

/** Puts a text on the clipboard, and says in its place whether that worked. */
export function CopyButton({ text, children }: Props) {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (result !== 'copied') return;
    const timer = setTimeout(() => setResult(null), SAID_FOR);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = async (): Promise<void> => {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setResult(copied ? 'copied' : 'failed');
    announce(copied ? 'Copied' : FAILED);
  };
  return (
    <span className="copy">
      <button
        type="button"
        className="nhsuk-button nhsuk-button--secondary nhsuk-button--small copy__button"
        onClick={() => void copy()}
      >
        {children}
      </button>
      {result && <span className={`copy__result copy__result--${result}`}>{result === 'copied' ? '✓ Copied' : FAILED}</span>}
    </span>
  );
}

const FAILED = 'It could not be copied. Select the text with the mouse and press Ctrl+C.';
