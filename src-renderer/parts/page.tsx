import { type ReactNode, useEffect, useRef } from 'react';
import { create } from 'zustand';

interface Props {
  readonly title: ReactNode;
  /** The title for the window, where it differs from the heading. */
  readonly windowTitle?: string;
  readonly caption?: ReactNode;
  readonly children: ReactNode;
}

/** False until the first page was shown: only after it does a new page take the focus. */
const useVisited = create<{ readonly any: boolean }>(() => ({ any: false }));

/** A page: its heading takes the focus when the page is entered, and names the window. */
export function Page({ title, windowTitle, caption, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const name = windowTitle ?? (typeof title === 'string' ? title : 'IG Toolkit Desktop');
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
  return (
    <>
      {caption && <p className="page-caption">{caption}</p>}
      <h1 className="page-heading" tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </>
  );
}
