import type { DocumentId } from '../../../src-shared/assessment/document.ts';
import { type EvidenceUse, evidenceUses } from '../../../src-shared/assessment/evidence-uses.ts';
import type { Folded } from '../../../src-shared/assessment/fold.ts';
import type { PersonId } from '../../../src-shared/assessment/identifiers.ts';
import { readEvidenceFiles } from '../../../src-shared/assessment/known-files.ts';
import { sizeInWords } from '../../../src-shared/size-in-words.ts';
import { dateInWords, dayInWords } from '../../parts/words.ts';

interface Props {
  readonly version: string;
  readonly assessment: DocumentId;
  readonly folded: Folded;
  readonly nameOf: (person: PersonId) => string;
}

/** The evidence files of a sealed copy, in the revision of then: whoever has a document can compare its hash. */
export function PaperEvidence({ version, assessment, folded, nameOf }: Props) {
  const uses = evidenceUses(folded);
  const files = readEvidenceFiles(folded).flatMap((file) => {
    const own = (uses.get(file.id) ?? []).filter((use) => use.assessment === assessment);
    return own.length === 0 ? [] : { file, places: [...new Set(own.map((use) => placeOf(version, use)))] };
  });
  if (files.length === 0) return null;
  return (
    <section className="paper-answer">
      <h3 className="nhsuk-heading-s">Evidence files</h3>
      <ul className="nhsuk-list paper-evidence">
        {files.map(({ file: { id, name, current, effective, review }, places }) => (
          <li key={id}>
            <strong dir="auto">{name}</strong>, {sizeInWords(current.size)}, added by {nameOf(current.addedBy)} on{' '}
            {dateInWords(current.addedAt)}
            {effective && `, in effect from ${dayInWords(effective)}`}
            {review && `, to be reviewed by ${dayInWords(review)}`}. Used for {places.join(', ')}.
            <code className="fingerprint__all paper-evidence__hash">SHA-256 {current.hash}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf(version: string, { requirement, criterion }: EvidenceUse): string {
  return `${version}-${requirement}${criterion === null ? '' : ` (${criterion})`}`;
}
