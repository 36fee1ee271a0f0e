import type { RequirementStanding } from '../../../src-shared/assessment/readiness.ts';
import { SavedText } from '../../parts/saved-text.tsx';
import { PatientNumbersFound } from './patient-numbers-found.tsx';
import { type RequirementEditing, useEdit } from './requirement-editing.ts';

/** General comments: needed unless every ticked criterion has evidence with a file or a place (rule 3). */
export function CommentSection({
  editing,
  standing,
}: {
  readonly editing: RequirementEditing;
  readonly standing: RequirementStanding;
}) {
  const edit = useEdit(editing);
  const { answer, state } = standing;
  const isZero = state.attainment.kind === 'level' && state.attainment.level === 0;
  return (
    <div data-help="comments">
      <SavedText
        id={`comment-${answer.number}`}
        label={isZero ? 'What is missing, and what you will do about it' : 'What supports your level'}
        hint={
          isZero
            ? 'Level 0 needs a comment.'
            : 'Where your evidence is, what it is called, who looks after it. Needed unless every ticked criterion has evidence with a file or a place.'
        }
        rows={5}
        value={answer.comment}
        disabled={editing.sealed}
        spellCheck
        onCommit={(text) => edit.put('comment', text, 'general comments')}
      />
      <PatientNumbersFound editing={editing} numbers={editing.patientNumbers.filter(({ leaf }) => leaf === 'comment')} />
    </div>
  );
}
