import { useEffect, useId, useRef } from 'react';
import type { FileProblem } from '../../../src-shared/exchange/file-problems.ts';
import { AFTER_PROBLEMS } from '../../../src-shared/exchange/read-assessment-file.ts';

interface Props {
  readonly name: string;
  readonly problems: readonly FileProblem[];
}

/** Why a file is not taken in: every reason with its place. */
export function FileRefused({ name, problems }: Props) {
  const summary = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => summary.current?.focus(), []);
  return (
    <div className="nhsuk-error-summary" ref={summary} tabIndex={-1} role="alert" aria-labelledby={id}>
      <h2 className="nhsuk-error-summary__title" id={id}>
        {name} cannot be opened
      </h2>
      <ul className="nhsuk-list import__problems">
        {problems.map(({ place, words }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words can stand twice, and the list never changes
          <li key={at}>
            <strong>{capitalised(place)}:</strong> {words}
          </li>
        ))}
      </ul>
      <p>{AFTER_PROBLEMS}</p>
    </div>
  );
}

function capitalised(place: string): string {
  return place.charAt(0).toUpperCase() + place.slice(1);
}
