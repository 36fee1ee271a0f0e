import { useEffect, useRef } from 'react';
import type { NumberInAnswer } from '../../../src-shared/assessment/numbers-in-answer.ts';
import { announce } from '../../parts/announcer.tsx';
import { type RequirementEditing, useEdit } from './requirement-editing.ts';

interface Props {
  readonly editing: RequirementEditing;
  /** Those of the text that it stands under. */
  readonly numbers: readonly NumberInAnswer[];
}

/** Points out what looks like an NHS number in what was just written. It asks, and it forbids nothing. */
export function PatientNumbersFound({ editing, numbers }: Props) {
  const edit = useEdit(editing);
  const known = useRef(numbers.length);
  useEffect(() => {
    if (numbers.length > known.current) announce('This looks like an NHS number. Evidence and comments must not name patients.');
    known.current = numbers.length;
  }, [numbers]);
  if (numbers.length === 0) return null;
  return (
    <div className="patient-numbers" data-help="patient-numbers">
      {[...new Map(numbers.map((one) => [one.digest, one])).values()].map(({ digest, asWritten }) => (
        <p key={digest}>
          This looks like an NHS number: <strong>{asWritten}</strong>.{' '}
          {!editing.sealed && (
            <button
              type="button"
              className="link-button"
              onClick={() => edit.put(`not-a-patient/${digest}`, true, 'say that a number is not a patient')}
            >
              This is not a patient<span className="nhsuk-u-visually-hidden">: {asWritten}</span>
            </button>
          )}
        </p>
      ))}
      <p className="small">
        Evidence and comments must not name patients. About one random ten-digit number in eleven looks like an NHS number, so it
        may be something else.
      </p>
    </div>
  );
}
