import { Link } from 'wouter';
import type { EvidenceFile } from '../../../src-shared/assessment/evidence-file.ts';
import { evidencePath } from '../../assessment/paths.ts';
import { count } from '../../parts/words.ts';

/** Files that were taken off the list. They are kept, and can be put back from their own pages. */
export function TakenOffFiles({ files }: { readonly files: readonly EvidenceFile[] }) {
  if (files.length === 0) return null;
  return (
    <details className="nhsuk-details files__off">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{count(files.length, 'file')} taken off the list</span>
      </summary>
      <div className="nhsuk-details__text">
        <ul className="nhsuk-list nhsuk-list--bullet">
          {files.map(({ id, name }) => (
            <li key={id}>
              <Link href={evidencePath(id)} dir="auto">
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
