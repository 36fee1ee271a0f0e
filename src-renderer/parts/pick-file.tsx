import { type DragEvent, type ReactNode, useId, useState } from 'react';
import type { FileToken } from '../../src-shared/contract/picked-files.ts';
import { useSession } from '../session/session.ts';

interface Props {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What the system's dialog offers first: `.json`. */
  readonly accept?: string;
  /** Why the last file was not taken, shown above the box. */
  readonly error?: string | null;
  readonly onPick: (file: FileToken, name: string) => void;
}

/**
 * A file, picked or dropped. The page sees only the File object: the shell finds out by itself where it lies, and main
 * reads it.
 */
export function PickFile({ label, hint, accept, error, onPick }: Props) {
  const { bridge } = useSession();
  const [over, setOver] = useState(false);
  const [several, setSeveral] = useState(false);
  const id = useId();
  const shown = several ? 'Drop one file at a time.' : error;

  const take = async (files: FileList | null): Promise<void> => {
    setSeveral(files !== null && files.length > 1);
    const file = files?.[0];
    if (files?.length === 1 && file) onPick(await bridge.offerFile(file), file.name);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the box inside is the first
    <div
      className={`pick-file nhsuk-form-group${over ? ' pick-file--over' : ''}${shown ? ' nhsuk-form-group--error' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className="nhsuk-label nhsuk-label--s" htmlFor={`${id}-file`}>
        {label}
      </label>
      {hint && (
        <div className="nhsuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {shown && (
        <p className="nhsuk-error-message pick-file__error" id={`${id}-error`} role="alert">
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {shown}
        </p>
      )}
      <input
        id={`${id}-file`}
        className="pick-file__input"
        type="file"
        accept={accept}
        aria-describedby={[hint && `${id}-hint`, shown && `${id}-error`].filter(Boolean).join(' ') || undefined}
        onChange={({ target }) => {
          void take(target.files).then(() => {
            // The same file can be picked again after it was corrected.
            target.value = '';
          });
        }}
      />
      <p className="small muted pick-file__drop">or drop it here</p>
    </div>
  );
}
