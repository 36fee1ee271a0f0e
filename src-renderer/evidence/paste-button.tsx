import { useEffect, useRef, useState } from 'react';

/**
 * Explains how a screenshot is pasted, and waits for it: the paste goes to whichever element around it takes files.
 *
 * @param to said to screen readers behind the words: to what
 * @param pasted how many files came in by pasting so far; one more closes it
 */
export function PasteButton({ to, pasted }: { readonly to: string; readonly pasted: number }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLElement>(null);
  const close = (): void => {
    button.current?.focus();
    setOpen(false);
  };
  useEffect(() => {
    if (open) box.current?.focus();
  }, [open]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a paste closes it, opening it does not
  useEffect(() => {
    if (pasted > 0 && open) close();
  }, [pasted]);
  return (
    <>
      <button ref={button} type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        Paste a screenshot<span className="nhsuk-u-visually-hidden"> {to}</span>
      </button>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is pasted goes to what has the focus
        <section ref={box} className="paste-here" tabIndex={0} aria-label={`Paste a screenshot ${to}`}>
          <p>
            Take the screenshot first: on Windows press the Windows key, Shift and S, and choose the part of the screen. Then come
            back to this box and press <kbd>Ctrl</kbd>+<kbd>V</kbd>.
          </p>
          <p>Look at it before: nothing in it may name a patient. The app cannot read pictures.</p>
          <button type="button" className="link-button" onClick={close}>
            Close
          </button>
        </section>
      )}
    </>
  );
}
