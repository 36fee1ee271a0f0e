import type { ReactNode } from 'react';
import { usePageHeading } from './use-page-heading.ts';

interface Props {
  readonly title: ReactNode;
  /** The title for the window, where it differs from the heading. */
  readonly windowTitle?: string;
  readonly caption?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its heading takes the focus when the page is entered, and names the window. */
export function Page({ title, windowTitle, caption, children }: Props) {
  const heading = usePageHeading(windowTitle ?? (typeof title === 'string' ? title : 'IG Toolkit Desktop'));
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
