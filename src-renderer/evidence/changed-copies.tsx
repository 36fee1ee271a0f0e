import { useState } from 'react';
import { QuestionDialog } from '../parts/question-dialog.tsx';
import { type ChangedCopy, useChangedCopies } from './use-changed-copies.ts';

/** Says, wherever the person is, that a document was changed in another program, and asks what becomes of it. */
export function ChangedCopies() {
  const { copies, keep, leave, shown } = useChangedCopies();
  const [asked, setAsked] = useState<ChangedCopy | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const settle = async (done: Promise<unknown>): Promise<void> => {
    await done;
    // The button that had the focus has gone with its row, unless the person has gone on somewhere else.
    if (document.activeElement === document.body) document.getElementById('main')?.focus();
  };
  return (
    <section className="changed-copies" aria-label="Documents that you changed">
      {copies.map((copy) => (
        <div key={copy.copy} className="changed-copies__one">
          <p>
            You changed <strong>{copy.name}</strong>
            {copy.of === null && ', which is not among your evidence any more'}.
          </p>
          {copy.of !== null && (
            <button
              type="button"
              className="nhsuk-button nhsuk-button--small nhsuk-button--secondary"
              onClick={() => void settle(keep(copy))}
            >
              Keep it as a newer version
              <span className="nhsuk-u-visually-hidden"> of {copy.name}</span>
            </button>
          )}
          <button type="button" className="link-button" onClick={() => setAsked(copy)}>
            {copy.of === null ? 'Remove the copy' : 'Leave the evidence as it was'}
            <span className="nhsuk-u-visually-hidden"> for {copy.name}</span>
          </button>
        </div>
      ))}
      {failed !== null && (
        <p className="nhsuk-error-message" role="alert">
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {failed}
        </p>
      )}
      {shown}
      {asked && (
        <QuestionDialog
          title={`Remove what you changed in “${asked.name}”?`}
          answers={[
            { words: 'Not now', give: () => setAsked(null) },
            {
              words: 'Remove what I changed',
              give: () => {
                setAsked(null);
                void settle(leave(asked).then(setFailed));
              },
            },
          ]}
          onDismiss={() => setAsked(null)}
        >
          <p>
            You changed a copy. It is removed, and the evidence stays as it was. If the other program is still open, close the
            document there first. This cannot be undone.
          </p>
        </QuestionDialog>
      )}
    </section>
  );
}
