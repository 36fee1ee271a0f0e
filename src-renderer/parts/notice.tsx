import { create } from 'zustand';
import { announce } from './announcer.tsx';

/** One short message at the foot of the window: what an undo did and where, or why something was not done. */
const useNotice = create<{ readonly words: string | null }>(() => ({ words: null }));

let timer: ReturnType<typeof setTimeout> | undefined;

export function notify(words: string): void {
  useNotice.setState({ words });
  announce(words);
  clearTimeout(timer);
  timer = setTimeout(() => useNotice.setState({ words: null }), 12_000);
}

export function Notice() {
  const { words } = useNotice();
  if (words === null) return null;
  return (
    <div className="notice">
      <span>{words}</span>
      <button type="button" className="link-button" onClick={() => useNotice.setState({ words: null })}>
        Hide<span className="nhsuk-u-visually-hidden"> this message</span>
      </button>
    </div>
  );
}
