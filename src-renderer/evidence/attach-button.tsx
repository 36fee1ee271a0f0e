import { useRef } from 'react';

interface Props {
  readonly words: string;
  /** Said to screen readers behind the words: to what. */
  readonly to: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A button that opens the computer's own dialog for choosing files, several at once. */
export function AttachButton({ words, to, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="link-button" onClick={() => input.current?.click()}>
        {words}
        <span className="nhsuk-u-visually-hidden"> {to}</span>
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={`${words} ${to}`}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file can be chosen again.
          target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
