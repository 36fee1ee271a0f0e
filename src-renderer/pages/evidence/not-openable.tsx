import type { EvidenceFile } from '../../../src-shared/assessment/evidence-file.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { dateInWords } from '../../parts/words.ts';
import { BringBack } from './bring-back.tsx';

interface Props {
  readonly file: EvidenceFile;
  readonly isDamaged: boolean;
  /** Its bytes are here again. */
  readonly onBack: () => void;
}

/** Says what it means that a file's bytes are not here, and the way out. */
export function NotOpenable({ file: { current }, isDamaged, onBack }: Props) {
  const nameOf = usePersonName();
  return (
    <div className="nhsuk-warning-callout">
      <h2 className="nhsuk-warning-callout__label">
        <span className="nhsuk-u-visually-hidden">Important: </span>
        {isDamaged ? 'This document is damaged' : 'This document is not on this computer'}
      </h2>
      <p>
        {isDamaged
          ? 'The disk gives back other bytes than were stored, so it cannot be opened. Everything that is recorded of it is safe.'
          : 'What is recorded of it is here, and the document itself is not, as after an import.'}{' '}
        {nameOf(current.addedBy)} added it on {dateInWords(current.addedAt)} under the name “{current.name}”.
      </p>
      <p>
        If you still have it, choose it under “Replace with a newer version”. The same document, byte for byte, simply comes back.
        An earlier version below may do meanwhile. A backup may hold it as well:
      </p>
      <BringBack hash={current.hash} onBack={onBack} />
    </div>
  );
}
