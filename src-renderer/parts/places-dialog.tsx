import { type FormEvent, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
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
  readonly onDone: (outcome: SaveOutcome) => void;
}

/** The page of places: choose a folder and a name, and save there. For shells that have no dialog of their own. */
export function PlacesDialog({ name, write, onDone }: Props) {
  const { bridge } = useSession();
  const suggested = splitName(name);
  const [stem, setStem] = useState(suggested.stem);
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [exists, setExists] = useState<string | null>(null);
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

  const save = async (overwrite: boolean): Promise<void> => {
    if (stem.trim() === '') {
      nameBox.current?.focus();
      return setProblem('Give the file a name.');
    }
    if (!listing) return;
    const reply = await write(withEnding(stem, suggested.ending), { kind: 'chosen', folder: listing.folder, overwrite });
    if (!reply.ok) return setProblem(reply.refusal.words);
    if (reply.value.kind === 'exists') return setExists(reply.value.name);
    if (reply.value.kind === 'saved') outcome.current = reply.value;
    dialog.current?.close();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(false);
  };

  return (
    <dialog
      ref={dialog}
      className="places"
      aria-labelledby={`${id}-title`}
      onClose={() => onDone(outcome.current)}
      // The window's shortcuts lead away from here.
      onKeyDown={(event) => event.stopPropagation()}
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
              onClick={() => void save(true)}
            >
              Replace it
            </button>
          </div>
        )}
        <div className="places__buttons">
          <button type="submit" className="nhsuk-button" disabled={!listing}>
            Save here
          </button>
          <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
}
