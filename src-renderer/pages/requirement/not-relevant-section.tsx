import { markNotRelevant } from '../../../src-shared/assessment/acts.ts';
import type { Answer } from '../../../src-shared/assessment/answer.ts';
import { SavedText } from '../../parts/saved-text.tsx';
import { SEALED } from './levels-section.tsx';
import { PatientNumbersFound } from './patient-numbers-found.tsx';
import { type RequirementEditing, useEdit } from './requirement-editing.ts';
import { TickBox } from './tick-box.tsx';

/** “Not relevant”, where the requirement set offers it, with its reason (rule 2). */
export function NotRelevantSection({ editing, answer }: { readonly editing: RequirementEditing; readonly answer: Answer }) {
  const edit = useEdit(editing);
  const { not_relevant } = editing.requirement;
  return (
    <div data-help="not-relevant">
      {not_relevant.offered && <p className="prose">{not_relevant.not_relevant_when}</p>}
      <TickBox
        label="This requirement is not relevant to us"
        hint={answer.ticked.size > 0 ? 'Your ticks are set aside. Unticking this brings them back.' : undefined}
        checked={answer.notRelevant}
        reason={editing.sealed ? SEALED : null}
        onChange={(now) => edit.act(markNotRelevant(editing, now), now ? 'mark not relevant' : 'take “not relevant” back')}
      />
      {answer.notRelevant && (
        <SavedText
          label="Why is it not relevant?"
          hint="One or two sentences. A reviewer reads this instead of evidence."
          rows={3}
          value={answer.notRelevantReason}
          disabled={editing.sealed}
          onCommit={(text) => edit.put('not-relevant-reason', text, 'reason for not relevant')}
        />
      )}
      <PatientNumbersFound
        editing={editing}
        numbers={editing.patientNumbers.filter(({ leaf }) => leaf === 'not-relevant-reason')}
      />
    </div>
  );
}
