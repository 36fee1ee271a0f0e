import { type DragEvent, type ReactNode, useId, useState } from 'react';

interface Props {
  readonly label: string;
  readonly hint: ReactNode;
  readonly multiple: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  /** What is on its way, or went wrong. */
  readonly children: ReactNode;
}

/** Files of the computer, picked or dropped. */
export function DropBox({ label, hint, multiple, onFiles, children }: Props) {
  const [over, setOver] = useState(false);
  const [several, setSeveral] = useState(false);
  const id = useId();
  const take = (files: readonly File[]): void => {
    const isTooMany = !multiple && files.length > 1;
    setSeveral(isTooMany);
    if (files.length > 0 && !isTooMany) onFiles(files);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the box inside is the first
    <div
      className={`pick-file drop-box${over ? ' pick-file--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className="nhsuk-label nhsuk-label--s" htmlFor={id}>
        {label}
      </label>
      <div className="nhsuk-hint" id={`${id}-hint`}>
        {hint}
      </div>
      {several && (
        <p className="nhsuk-error-message" role="alert">
          <span className="nhsuk-u-visually-hidden">Error: </span>
          Drop one file at a time here.
        </p>
      )}
      <input
        id={id}
        className="pick-file__input"
        type="file"
        multiple={multiple}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file can be picked again.
          target.value = '';
          take(files);
        }}
      />
      <p className="small muted pick-file__drop">or drop {multiple ? 'them' : 'it'} here</p>
      {children}
    </div>
  );
}
