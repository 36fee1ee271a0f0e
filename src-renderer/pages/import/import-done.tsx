import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { assessmentPath } from '../../assessment/paths.ts';
import { useWorkspace } from '../../session/session.ts';
import { type Imported, showImported } from './imported.ts';

interface Props {
  readonly done: Imported;
  readonly onAgain: () => void;
}

/** What an import did, and where to go from here. */
export function ImportDone({ done, onAgain }: Props) {
  const workspace = useWorkspace();
  const [undone, setUndone] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    return () => showImported(null);
  }, []);
  const undo = async (): Promise<void> => {
    const result = await workspace.undo();
    setUndone(result.ok ? 'Undone. Your answers are as they were before.' : result.refusal);
  };
  return (
    <section className="ready" aria-labelledby="import-done">
      <h2 className="ready__heading" id="import-done" ref={heading} tabIndex={-1}>
        {done.title}
      </h2>
      {done.said.map((sentence) => (
        <p key={sentence} className="prose">
          {sentence}
        </p>
      ))}
      <p role="status">{undone}</p>
      <div className="buttons">
        {done.address && (
          <Link href={assessmentPath(done.address.document, 'requirements')} className="nhsuk-button">
            Go to the {yearInWords(done.address.year)} requirements
          </Link>
        )}
        {done.canUndo && undone === null && (
          <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={() => void undo()}>
            Undo
          </button>
        )}
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary"
          onClick={() => {
            showImported(null);
            onAgain();
          }}
        >
          Open another file
        </button>
      </div>
    </section>
  );
}
