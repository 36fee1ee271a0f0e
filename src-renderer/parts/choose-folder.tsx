import { type ReactNode, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { FolderListing } from '../../src-shared/contract/bridge.ts';
import type { FolderToken } from '../../src-shared/contract/picked-files.ts';
import { useSession } from '../session/session.ts';
import { PlacesList } from './places-list.tsx';

interface Props {
  readonly title: string;
  readonly hint: ReactNode;
  /** On the button: `Make backups here`. */
  readonly choose: string;
  /** Null when the person has thought better of it. */
  readonly onDone: (folder: FolderToken | null) => void;
}

/** A box over the page in which a folder is chosen. Main lists the folders; the page never names a path. */
export function ChooseFolder({ title, hint, choose, onDone }: Props) {
  const { bridge } = useSession();
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [opening, setOpening] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const folderHeading = useRef<HTMLHeadingElement>(null);
  const chosen = useRef<FolderToken | null>(null);
  const id = useId();

  const open = useCallback(
    async (folder: FolderToken | null): Promise<void> => {
      // Until it is here, what stands there is another folder, and must not be taken for this one.
      setOpening(true);
      const reply = await bridge.call('places.list', { folder });
      setOpening(false);
      if (!reply.ok) return setProblem(reply.refusal.words);
      setProblem(null);
      setListing(reply.value);
    },
    [bridge],
  );
  // What was chosen is gone from the page, so the focus goes to what it opened.
  useEffect(() => {
    if (listing) folderHeading.current?.focus();
  }, [listing]);

  // Closing before it goes out of the page gives the focus back to the button that opened it.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => void open(null), [open]);

  return (
    <dialog
      ref={dialog}
      className="places"
      aria-labelledby={`${id}-title`}
      onClose={() => onDone(chosen.current)}
      // The window's shortcuts lead away from here.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="places__inside">
        <h2 className="nhsuk-heading-s places__title" id={`${id}-title`}>
          {title}
        </h2>
        <div className="nhsuk-hint places__hint">{hint}</div>
        {problem && (
          <p className="nhsuk-error-message" role="alert">
            <span className="nhsuk-u-visually-hidden">Error: </span>
            {problem}
          </p>
        )}
        {listing ? (
          <PlacesList listing={listing} onOpen={(folder) => void open(folder)} heading={folderHeading} />
        ) : (
          !problem && <p role="status">Looking at your folders…</p>
        )}
        <div className="places__buttons">
          <button
            type="button"
            className="nhsuk-button"
            disabled={!listing || opening}
            onClick={() => {
              chosen.current = listing?.folder ?? null;
              dialog.current?.close();
            }}
          >
            {choose}
            {listing && <span className="nhsuk-u-visually-hidden">, in {listing.name}</span>}
          </button>
          <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
      </div>
    </dialog>
  );
}
