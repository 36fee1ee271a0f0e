import { useEffect, useRef } from 'react';
import { fold } from '../../../src-shared/assessment/fold.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { evidenceInFile } from '../../../src-shared/exchange/evidence-in-file.ts';
import { identityOf } from '../../../src-shared/exchange/same-organisation.ts';
import { addressOfDocument } from '../../assessment/paths.ts';
import { count, dateInWords, timeInWords } from '../../parts/words.ts';
import type { ReadFile } from './read-picked.ts';

interface Props {
  readonly picked: ReadFile;
  readonly onAgain: () => void;
}

/** What a file says of itself, and what was noticed while it was read. */
export function FileFacts({ picked: { name, file, set }, onAgain }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The box that had the focus is gone; what it led to is here.
  useEffect(() => heading.current?.focus(), []);
  const address = addressOfDocument(file.assessment);
  const organisation = identityOf(fold(file.changes));
  const evidence = evidenceInFile(file).length;
  const facts: readonly (readonly [string, string])[] = [
    ['Organisation', [organisation.name.trim() || 'Without a name', organisation.odsCode || 'no code'].join(', ')],
    ['Assessment', [set?.name ?? file.requirementSet.id, address ? yearInWords(address.year) : ''].filter(Boolean).join(', ')],
    ['Saved', `${dateInWords(file.exportedAt)} at ${timeInWords(file.exportedAt)}, by version ${file.exportedBy}`],
    [
      'Holds',
      [
        count(file.changes.length, 'edit'),
        ...(evidence === 0 ? [] : [`${count(evidence, 'evidence file')} by name, without the documents themselves`]),
      ].join('; '),
    ],
  ];
  return (
    <section aria-labelledby="file-facts">
      <h2 className="nhsuk-heading-m import__file" id="file-facts" ref={heading} tabIndex={-1}>
        What is in {name}
      </h2>
      <dl className="nhsuk-summary-list import__facts">
        {facts.map(([key, value]) => (
          <div className="nhsuk-summary-list__row" key={key}>
            <dt className="nhsuk-summary-list__key">{key}</dt>
            <dd className="nhsuk-summary-list__value">{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <button type="button" className="link-button" onClick={onAgain}>
          Choose another file
        </button>
      </p>
      {file.warnings.length > 0 && (
        <details className="nhsuk-details">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">
              {count(file.warnings.length, 'thing')} noticed while reading,{' '}
              {file.warnings.length === 1 ? 'which does not stop' : 'none of which stops'} it
            </span>
          </summary>
          <div className="nhsuk-details__text">
            <ul className="nhsuk-list import__problems">
              {file.warnings.map(({ place, words }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same words can stand twice, and the list never changes
                <li key={at}>
                  <strong>{place}:</strong> {words}
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </section>
  );
}
