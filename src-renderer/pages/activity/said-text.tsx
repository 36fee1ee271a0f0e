import { useState } from 'react';
import { shortened } from './shortened.ts';

/** What somebody typed: its beginning, and all of it when asked for. */
export function SaidText({ text }: { readonly text: string }) {
  const [all, setAll] = useState(false);
  const short = shortened(text);
  const isShort = short === text;
  return (
    <>
      <span className="activity__said" dir="auto">
        “{all ? text : short}
        {!all && !isShort && '…'}”
      </span>
      {!isShort && (
        <>
          {' '}
          <button type="button" className="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Show less' : 'Show all'}
          </button>
        </>
      )}
    </>
  );
}
