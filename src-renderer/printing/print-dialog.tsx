import { type KeyboardEvent, type MouseEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { keysOf } from '../app/keys.ts';
import { useAssessment } from '../assessment/use-assessment.ts';
import { printables } from './printables.ts';
import { PrintingUnderWay } from './printing-progress.tsx';
import { closePrinting, type PrintingAsked } from './printing-state.ts';
import { useMakeDocument } from './use-make-document.tsx';

/** The box for printing and saving: which document, how large, then print or save. */
export function PrintDialog({ asked }: { readonly asked: PrintingAsked }) {
  const { set } = useAssessment(asked.assessment);
  const offered = printables(asked.assessment, set, asked.requirement);
  const [chosen, setChosen] = useState(asked.first);
  const [large, setLarge] = useState(false);
  const { prepare, print, save, working, result } = useMakeDocument();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const used = useRef<HTMLElement>(null);
  const one = offered.find((printable) => printable.id === chosen) ?? offered[0];

  // Closing before it goes out of the page gives the focus back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>('input:checked')?.focus();
    return () => element?.close();
  }, []);

  const first = offered[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the box opens
  useEffect(() => {
    if (first) prepare(first.document('normal'));
  }, []);

  // “Stop” goes with the work, and the focus with it: it comes back to the button that began.
  useEffect(() => {
    if (!working && globalThis.document.activeElement === globalThis.document.body) used.current?.focus();
  }, [working]);

  if (!one) return null;
  const document = one.document(large ? 'large' : 'normal');
  const onKey = (event: KeyboardEvent): void => {
    // The window's shortcuts lead away from here.
    event.stopPropagation();
    // Pressed a second time, a browser closes the box whatever is said to its cancelling.
    if (event.key === 'Escape' && working) event.preventDefault();
    if (keysOf(event.nativeEvent) !== 'Ctrl+P') return;
    event.preventDefault();
    if (!working) void print(document);
  };
  // A button that is disabled loses the focus, and whoever uses the keyboard their place.
  const unlessWorking =
    (act: () => unknown) =>
    ({ currentTarget }: MouseEvent<HTMLElement>): void => {
      if (working) return;
      used.current = currentTarget;
      void act();
    };

  return (
    <dialog
      ref={dialog}
      className="question printing"
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        // Escape in the box for places, which lies over this one, comes through here as well.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        if (!working) closePrinting();
      }}
      onKeyDown={onKey}
    >
      <h2 className="nhsuk-heading-s question__title" id={`${id}-title`}>
        Print or save as PDF
      </h2>
      <div className="printing__choices" data-help="printing">
        <fieldset className="nhsuk-fieldset">
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Which document</legend>
          <div className="nhsuk-radios nhsuk-radios--small">
            {offered.map(({ id: name, name: words, about }) => (
              <div className="nhsuk-radios__item" key={name}>
                <input
                  className="nhsuk-radios__input"
                  type="radio"
                  name={`${id}-which`}
                  id={`${id}-${name}`}
                  aria-describedby={`${id}-${name}-about`}
                  checked={one.id === name}
                  onChange={() => setChosen(name)}
                />
                <label className="nhsuk-label nhsuk-radios__label" htmlFor={`${id}-${name}`}>
                  {words}
                </label>
                <div className="nhsuk-hint nhsuk-radios__hint" id={`${id}-${name}-about`}>
                  {about}
                </div>
              </div>
            ))}
          </div>
          <div className="nhsuk-checkboxes nhsuk-checkboxes--small printing__large">
            <div className="nhsuk-checkboxes__item">
              <input
                className="nhsuk-checkboxes__input"
                type="checkbox"
                id={`${id}-large`}
                checked={large}
                onChange={({ target }) => setLarge(target.checked)}
              />
              <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`${id}-large`}>
                Large print (18 point)
              </label>
            </div>
          </div>
        </fieldset>
      </div>
      {working && <PrintingUnderWay />}
      <div className="question__answers">
        <button
          type="button"
          className="nhsuk-button nhsuk-button--small"
          aria-disabled={working}
          onClick={unlessWorking(() => print(document))}
        >
          Print
        </button>
        <button
          type="button"
          className="nhsuk-button nhsuk-button--small nhsuk-button--secondary"
          aria-disabled={working}
          onClick={unlessWorking(() => save(document, 'pdf'))}
        >
          Save as PDF
        </button>
        {one.forms.includes('word') && (
          <button
            type="button"
            className="nhsuk-button nhsuk-button--small nhsuk-button--secondary"
            aria-disabled={working}
            onClick={unlessWorking(() => save(document, 'word'))}
          >
            Save for a word processor
          </button>
        )}
        <button
          type="button"
          className="nhsuk-button nhsuk-button--small nhsuk-button--secondary"
          aria-disabled={working}
          onClick={unlessWorking(closePrinting)}
        >
          Close
        </button>
      </div>
      {result}
    </dialog>
  );
}
