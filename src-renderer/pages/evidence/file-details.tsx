import { evidenceDocument } from '../../../src-shared/assessment/document.ts';
import type { EvidenceFile } from '../../../src-shared/assessment/evidence-file.ts';
import { type CalendarDay, dayInLondon, yearsLater } from '../../../src-shared/assessment/toolkit-year.ts';
import { evidencePath } from '../../assessment/paths.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { SavedText } from '../../parts/saved-text.tsx';
import { dateInWords } from '../../parts/words.ts';
import { useWorkspace } from '../../session/session.ts';
import { DayChoice } from './day-choice.tsx';
import { PATIENT_CHECK_WORDS } from './patient-check-words.ts';

/** What a file is called, from when it counts, when to look at it again, and what was found in it. */
export function FileDetails({ file }: { readonly file: EvidenceFile }) {
  const workspace = useWorkspace();
  const nameOf = usePersonName();
  const today = dayInLondon(new Date());
  const { id, name, current, effective, review } = file;
  const put = (field: string, value: string | null, what: string) =>
    workspace.commit([{ document: evidenceDocument(id), field, value }], { name: `${what} of ${name}`, path: evidencePath(id) });
  const putDay = (field: 'effective' | 'review', what: string) => (day: CalendarDay | null) => void put(field, day, what);
  return (
    <section aria-labelledby="details">
      <h2 className="nhsuk-heading-s" id="details">
        About this file
      </h2>
      <SavedText label="Name" value={name} onCommit={(text) => put('name', text, 'name')} />
      <p className="small muted">
        {current.name !== name && `Its own name is “${current.name}”. `}
        Added by {nameOf(current.addedBy)} on {dateInWords(current.addedAt)}.
      </p>
      <div className="evidence-file__days">
        <DayChoice
          id="effective"
          legend="In effect from"
          hint="The date on the document, such as when it was approved."
          value={effective}
          choices={[{ words: 'Today', day: today }]}
          onChange={putDay('effective', 'effective date')}
        />
        <DayChoice
          id="review"
          legend="Review by"
          hint="The app reminds you 30 days before."
          value={review}
          choices={[
            { words: 'In a year', day: yearsLater(today, 1) },
            { words: 'In 2 years', day: yearsLater(today, 2) },
            { words: 'In 3 years', day: yearsLater(today, 3) },
          ]}
          onChange={putDay('review', 'review date')}
        />
      </div>
      {current.patientCheck && (
        <p className="evidence-file__patients">
          <strong>Patients’ numbers.</strong> {PATIENT_CHECK_WORDS[current.patientCheck]}
          {(current.patientCheck === 'needed' || current.patientCheck === 'not-a-patient') &&
            ` ${nameOf(current.addedBy)} decided that on ${dateInWords(current.addedAt)}.`}
        </p>
      )}
    </section>
  );
}
