import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { create } from 'zustand';
import { announce } from './announcer.tsx';

/** One short message at the foot of the window: what an undo did and where, or why something was not done. */
const useNotice = create<{
  readonly words: string | null;
  readonly path: string;
  /** What had the focus when it was said, and gets it back when it is hidden. */
  readonly from: Element | null;
}>(() => ({ words: null, path: '', from: null }));

let timer: ReturnType<typeof setTimeout> | undefined;

export function notify(words: string): void {
  useNotice.setState({ words, path: window.location.pathname, from: document.activeElement });
  announce(words);
  clearTimeout(timer);
  timer = setTimeout(() => useNotice.setState({ words: null }), 12_000);
}

export function Notice() {
  const { words, path, from } = useNotice();
  const [here] = useLocation();
  // It speaks of the page it was said on, and goes when that is left.
  const shown = words !== null && path === here;
  useEffect(() => {
    if (path !== here) useNotice.setState({ words: null, from: null });
  }, [path, here]);
  useEffect(() => {
    // It takes room from the page: what has the focus stays in view.
    if (shown) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  if (!shown) return null;
  const hide = (): void => {
    const back = from?.isConnected ? from : document.getElementById('main');
    if (back instanceof HTMLElement) back.focus();
    useNotice.setState({ words: null, from: null });
  };
  return (
    <div className="notice">
      <span>{words}</span>
      <button type="button" className="link-button" onClick={hide}>
        Hide<span className="nhsuk-u-visually-hidden"> this message</span>
      </button>
    </div>
  );
}
