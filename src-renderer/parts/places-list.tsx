import type { Ref } from 'react';
import type { FolderListing } from '../../src-shared/contract/bridge.ts';
import type { FolderToken } from '../../src-shared/contract/picked-files.ts';
import { count } from './words.ts';

interface Props {
  readonly listing: FolderListing;
  readonly onOpen: (folder: FolderToken) => void;
  readonly heading: Ref<HTMLHeadingElement>;
}

/** One folder: the way up, the usual places, the folders in it, and the files that are there already. */
export function PlacesList({ listing: { name, above, inside, files, usual }, onOpen, heading }: Props) {
  return (
    <>
      <nav className="places__usual" aria-label="Usual places">
        {usual.map(({ folder, name: place }) => (
          <button key={folder} type="button" className="places__place" onClick={() => onOpen(folder)}>
            {place}
          </button>
        ))}
      </nav>
      {above.length > 0 && (
        <nav aria-label="Folders above this one">
          <ol className="places__above">
            {above.map(({ folder, name: higher }) => (
              <li key={folder}>
                <button type="button" className="link-button" onClick={() => onOpen(folder)}>
                  {higher}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <h3 className="places__folder" ref={heading} tabIndex={-1}>
        <span className="nhsuk-u-visually-hidden">Folder </span>
        {name}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard */}
      <section className="places__list" aria-label={`In ${name}`} tabIndex={0}>
        {inside.length === 0 && files.length === 0 && <p className="muted">This folder is empty.</p>}
        {inside.length > 0 && (
          <ul className="places__folders" aria-label="Folders">
            {inside.map(({ folder, name: lower }) => (
              <li key={folder}>
                <button type="button" className="places__open" onClick={() => onOpen(folder)}>
                  <FolderMark />
                  {lower}
                </button>
              </li>
            ))}
          </ul>
        )}
        {files.length > 0 && (
          <>
            <p className="small muted places__files-title">{count(files.length, 'file')} here already</p>
            <ul className="places__files small muted">
              {files.map((file) => (
                <li key={file}>{file}</li>
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  );
}

function FolderMark() {
  return (
    <svg className="places__mark" viewBox="0 0 20 16" width="20" height="16" aria-hidden="true" focusable="false">
      <path d="M1 2.5A1.5 1.5 0 0 1 2.5 1h4.2l2 2h8.8A1.5 1.5 0 0 1 19 4.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 1 13.5z" />
    </svg>
  );
}
