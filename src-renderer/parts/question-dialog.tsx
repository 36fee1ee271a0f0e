import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** The answers, the safest first: it has the focus. */
  readonly answers: readonly { readonly words: string; readonly give: () => void }[];
  /** Escape was pressed. */
  readonly onDismiss: () => void;
}

/** A question that has to be answered before something goes on. */
export function QuestionDialog({ title, children, answers, onDismiss }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closing before it goes out of the page gives the focus back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="question"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss();
      }}
      // The window's shortcuts lead away from here.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 className="nhsuk-heading-s question__title" id={`${id}-title`}>
        {title}
      </h2>
      <div id={`${id}-text`}>{children}</div>
      <div className="question__answers">
        {answers.map(({ words, give }, at) => (
          <button
            key={words}
            type="button"
            className={`nhsuk-button nhsuk-button--small${at > 0 ? ' nhsuk-button--secondary' : ''}`}
            onClick={give}
          >
            {words}
          </button>
        ))}
      </div>
    </dialog>
  );
}
