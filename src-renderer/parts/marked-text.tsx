import type { ReactNode } from 'react';
import type { Range } from '../assessment/find-words.ts';

interface Props {
  readonly text: string;
  /** In order and without overlaps. */
  readonly ranges: readonly Range[];
}

/** A text with what was searched for marked in it. */
export function MarkedText({ text, ranges }: Props) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    pieces.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}
