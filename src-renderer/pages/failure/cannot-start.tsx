import { useId } from 'react';
import type { WorkspaceId } from '../../../src-shared/assessment/identifiers.ts';
import type { WorkspaceSummary } from '../../../src-shared/contract/bridge.ts';

interface Props {
  readonly words: string;
  /** Other organisations on this computer, which may well open. */
  readonly others?: readonly WorkspaceSummary[];
  readonly onOpen?: (id: WorkspaceId) => void;
}

/** The app cannot go on: what happened, what is safe, what to do. */
export function CannotStart({ words, others = [], onOpen }: Props) {
  const id = useId();
  return (
    <main className="alone">
      <h1 className="page-heading">{others.length > 0 ? 'This organisation cannot be opened' : 'The app cannot start'}</h1>
      <div className="nhsuk-error-summary" role="alert">
        <p className="prose">{words}</p>
      </div>
      <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={() => window.location.reload()}>
        Try again
      </button>
      {others.length > 0 && (
        <section aria-labelledby={id}>
          <h2 className="nhsuk-heading-s" id={id}>
            Other organisations on this computer
          </h2>
          <ul className="nhsuk-list">
            {others.map((other) => (
              <li key={other.id}>
                <button type="button" className="link-button" onClick={() => onOpen?.(other.id)}>
                  Open {other.name.trim() || 'the organisation without a name'}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
