import { type FormEvent, type ReactNode, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { FolderListing } from '../../src-shared/contract/bridge.ts';
import type { FolderToken } from '../../src-shared/contract/picked-files.ts';
import { splitName, withEnding } from '../../src-shared/file-ending.ts';
import { useSession } from '../session/session.ts';
import { PlacesList } from './places-list.tsx';
import type { SaveOutcome, Write } from './save-file.tsx';

interface Props {
  /** A suggestion. */
  readonly name: string;
  readonly write: Write;
  /** What is shown while it is written: how far it is, and the way to stop it. */
  readonly underWay: ReactNode;
  readonly onDone: (outcome: SaveOutcome) => void;
}

/** The page of places: choose a folder and a name, and save there. For shells that have no dialog of their own. */
export function PlacesDialog({ name, write, underWay, onDone }: Props) {
  const { bridge } = useSession();
  const suggested = splitName(name);
  const [stem, setStem] = useState(suggested.stem);
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [exists, setExists] = useState<string | null>(null);
  const [writing, setWriting] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const folderHeading = useRef<HTMLHeadingElement>(null);
  const nameBox = useRef<HTMLInputElement>(null);
  const replace = useRef<HTMLButtonElement>(null);
  const outcome = useRef<SaveOutcome>({ kind: 'cancelled' });
  const id = useId();

  const open = useCallback(
    async (folder: FolderToken | null): Promise<void> => {
      const reply = await bridge.call('places.list', { folder });
      setExists(null);
      if (!reply.ok) return setProblem(reply.refusal.words);
      setProblem(null);
      setListing(reply.value);
      // What was chosen is gone from the page, so the focus goes to what it opened.
      if (folder !== null) folderHeading.current?.focus();
    },
    [bridge],
  );

  // Closing before it goes out of the page gives the focus back to the button that opened it.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => void open(null), [open]);
  useEffect(() => {
    if (exists !== null) replace.current?.focus();
  }, [exists]);

  // What is being written is stopped or comes to its end. Closing would say “not saved” of a file that comes all the same.
  const unlessWriting = (act: () => unknown) => (): void => {
    if (!writing) void act();
  };
  const save = async (overwrite: boolean): Promise<void> => {
    if (stem.trim() === '') {
      nameBox.current?.focus();
      return setProblem('Give the file a name.');
    }
    if (!listing) return;
    setWriting(true);
    const reply = await write(withEnding(stem, suggested.ending), { kind: 'chosen', folder: listing.folder, overwrite });
    setWriting(false);
    if (!reply.ok) return setProblem(reply.refusal.words);
    if (reply.value.kind === 'exists') return setExists(reply.value.name);
    if (reply.value.kind === 'saved') outcome.current = reply.value;
    dialog.current?.close();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    unlessWriting(() => save(false))();
  };

  return (
    <dialog
      ref={dialog}
      className="places"
      aria-labelledby={`${id}-title`}
      onClose={() => onDone(outcome.current)}
      onCancel={(event) => {
        if (writing) event.preventDefault();
      }}
      onKeyDown={(event) => {
        // The window's shortcuts lead away from here.
        event.stopPropagation();
        // Pressed a second time, a browser closes the box whatever is said to its cancelling.
        if (event.key === 'Escape' && writing) event.preventDefault();
      }}
    >
      <form className="places__inside" onSubmit={submit} noValidate>
        <h2 className="nhsuk-heading-s places__title" id={`${id}-title`}>
          Choose where to save
        </h2>
        <div className={`nhsuk-form-group places__name${problem ? ' nhsuk-form-group--error' : ''}`}>
          <label className="nhsuk-label" htmlFor={`${id}-name`}>
            File name
          </label>
          {problem && (
            <p className="nhsuk-error-message" id={`${id}-problem`} role="alert">
              <span className="nhsuk-u-visually-hidden">Error: </span>
              {problem}
            </p>
          )}
          <div className="nhsuk-input-wrapper">
            <input
              ref={nameBox}
              id={`${id}-name`}
              className="nhsuk-input"
              type="text"
              autoComplete="off"
              spellCheck={false}
              maxLength={140}
              aria-describedby={problem ? `${id}-problem` : undefined}
              value={stem}
              onChange={({ target }) => {
                setStem(target.value);
                setExists(null);
                setProblem(null);
              }}
            />
            {suggested.ending && <div className="nhsuk-input-wrapper__suffix">{suggested.ending}</div>}
          </div>
        </div>
        {listing ? (
          <PlacesList listing={listing} onOpen={(folder) => void open(folder)} heading={folderHeading} />
        ) : (
          !problem && <p role="status">Looking at your folders…</p>
        )}
        {exists !== null && (
          <div className="places__exists" role="alert">
            <p>
              <strong>{exists}</strong> is in this folder already. Replace it, or change the name above?
            </p>
            <button
              ref={replace}
              type="button"
              className="nhsuk-button nhsuk-button--small nhsuk-button--warning"
              aria-disabled={writing}
              onClick={unlessWriting(() => save(true))}
            >
              Replace it
            </button>
          </div>
        )}
        {writing && underWay}
        <div className="places__buttons">
          <button type="submit" className="nhsuk-button" disabled={!listing} aria-disabled={writing}>
            Save here
          </button>
          <button
            type="button"
            className="nhsuk-button nhsuk-button--secondary"
            aria-disabled={writing}
            onClick={unlessWriting(() => dialog.current?.close())}
          >
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
}
