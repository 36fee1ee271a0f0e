import { create } from 'zustand';

const useAnnouncement = create<{ readonly words: string; readonly times: number }>(() => ({ words: '', times: 0 }));

/** Has a screen reader say something: a level that changed, an undo, a failure. Ordinary saves are not announced. */
export function announce(words: string): void {
  useAnnouncement.setState(({ times }) => ({ words, times: times + 1 }));
}

export function Announcer() {
  const { words, times } = useAnnouncement();
  // The same words twice are said twice: the odd one carries a space that nobody hears.
  return (
    <div className="nhsuk-u-visually-hidden" role="status" aria-live="polite">
      {times % 2 === 1 ? `${words}\u00a0` : words}
    </div>
  );
}
