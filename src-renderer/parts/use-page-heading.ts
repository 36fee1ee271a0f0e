import { type RefObject, useEffect, useRef } from 'react';
import { create } from 'zustand';

/** False until the first page was shown: only after it does a new page take the focus. */
const useVisited = create<{ readonly any: boolean }>(() => ({ any: false }));

/**
 * Names the window after the page, and puts the focus on its heading when the page is entered, so that whoever cannot see
 * the change hears where they are. A link to a place on the page goes there instead.
 *
 * @returns for the page's heading, which needs `tabIndex={-1}`
 */
export function usePageHeading(name: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${name} – IG Toolkit Desktop`;
  }, [name]);
  useEffect(() => {
    if (useVisited.getState().any && !window.location.hash) {
      heading.current?.focus({ preventScroll: true });
      document.getElementById('main')?.scrollTo(0, 0);
    }
    useVisited.setState({ any: true });
  }, []);
  return heading;
}
