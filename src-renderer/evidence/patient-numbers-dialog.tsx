import { QuestionDialog } from '../parts/question-dialog.tsx';
import { count } from '../parts/words.ts';
import type { FoundNumbers, PatientAnswer } from './questions.ts';

interface Props {
  /** The file's name. */
  readonly name: string;
  readonly found: FoundNumbers;
  readonly onAnswer: (answer: PatientAnswer) => void;
}

/** How many of the numbers are shown. */
const SHOWN = 12;

/** The patient-data guard: shows what looks like NHS numbers, and asks. It never forbids. */
export function PatientNumbersDialog({ name, found, onAnswer }: Props) {
  const all = found.inName.length + found.inText.length;
  return (
    <QuestionDialog
      title={all === 1 ? 'A number in it looks like an NHS number' : `${all} numbers in it look like NHS numbers`}
      answers={[
        { words: 'Do not attach it', give: () => onAnswer('let go') },
        { words: all === 1 ? 'This is not a patient' : 'None of these is a patient', give: () => onAnswer('not-a-patient') },
        { words: 'It is needed: attach it all the same', give: () => onAnswer('needed') },
      ]}
      onDismiss={() => onAnswer('let go')}
    >
      <Numbers where={`In the name of “${name}”`} numbers={found.inName} />
      <Numbers where={`In “${name}”`} numbers={found.inText} />
      <p>
        Evidence must not name patients. About one random ten-digit number in eleven passes the check for NHS numbers, so this may
        be something else, such as an order number. Look before you decide.
      </p>
      <p className="small muted">What you decide is recorded under your name.</p>
    </QuestionDialog>
  );
}

function Numbers({ where, numbers }: { readonly where: string; readonly numbers: readonly string[] }) {
  if (numbers.length === 0) return null;
  return (
    <>
      <p>{where}:</p>
      <ul className="question__numbers">
        {numbers.slice(0, SHOWN).map((number) => (
          <li key={number}>{number}</li>
        ))}
      </ul>
      {numbers.length > SHOWN && <p>and {count(numbers.length - SHOWN, 'more', 'more')}.</p>}
    </>
  );
}
