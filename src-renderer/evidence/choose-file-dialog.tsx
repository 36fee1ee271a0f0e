import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { EvidenceFile } from '../../src-shared/assessment/evidence-file.ts';
import { sizeInWords } from '../../src-shared/size-in-words.ts';
import { count, dateInWords } from '../parts/words.ts';

interface Props {
  /** What can be chosen, in any order. */
  readonly files: readonly EvidenceFile[];
  /** “1a in 117” */
  readonly to: string;
  readonly onChoose: (file: EvidenceFile) => void;
  readonly onClose: () => void;
}

/** So many are listed; typing narrows them. */
const LISTED = 100;

/** One of the organisation's files, to be used in another place as well without copying it. */
export function ChooseFileDialog({ files, to, onChoose, onClose }: Props) {
  const [words, setWords] = useState('');
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closing before it goes out of the page gives the focus back to the button that opened it.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const sought = words.trim().toLocaleLowerCase('en-GB').split(/\s+/);
  const found = files
    .filter(({ name }) => {
      const lower = name.toLocaleLowerCase('en-GB');
      return sought.every((word) => lower.includes(word));
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return (
    <dialog
      ref={dialog}
      className="choose-file"
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      // The window's shortcuts lead away from here.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 className="nhsuk-heading-s choose-file__title" id={`${id}-title`}>
        Use a file you attached before
      </h2>
      <p>It is linked to {to} as well and kept once.</p>
      <div className="nhsuk-form-group choose-file__search">
        <label className="nhsuk-label" htmlFor={`${id}-search`}>
          Find a file by its name
        </label>
        <input
          id={`${id}-search`}
          className="nhsuk-input"
          type="search"
          autoComplete="off"
          spellCheck={false}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      <p className="small muted" role="status">
        {found.length === 0
          ? 'No file has these words in its name.'
          : found.length > LISTED
            ? `The first ${LISTED} of ${count(found.length, 'file')}. Type to narrow them.`
            : count(found.length, 'file')}
      </p>
      <ul className="choose-file__files">
        {found.slice(0, LISTED).map((file) => (
          <li key={file.id}>
            <button type="button" className="choose-file__file" onClick={() => onChoose(file)}>
              <span className="choose-file__name" dir="auto">
                {file.name}
              </span>
              <span className="small choose-file__facts">
                {sizeInWords(file.current.size)}, added {dateInWords(file.current.addedAt)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
        onClick={() => dialog.current?.close()}
      >
        Cancel
      </button>
    </dialog>
  );
}
