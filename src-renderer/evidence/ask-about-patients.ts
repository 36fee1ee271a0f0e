import type { PatientCheck } from '../../src-shared/assessment/evidence-file.ts';
import type { Taken } from '../../src-shared/contract/evidence.ts';
import { findNhsNumbers } from '../../src-shared/patient-data/nhs-numbers.ts';
import type { Steps } from './incoming-files.ts';
import type { PatientAnswer } from './questions.ts';

interface Checked {
  readonly decided: PatientCheck;
  /** What is worth saying about the file once it is attached. */
  readonly notes: readonly string[];
}

/**
 * The patient-data guard, before a file is put on record: it asks and never forbids.
 *
 * @returns what goes on record with the file, or null when it is not to be attached
 */
export async function askAboutPatients({ name, notes, patientNumbers }: Taken, steps: Steps): Promise<Checked | null> {
  const inText = patientNumbers.kind === 'read' ? patientNumbers.numbers : [];
  const unread = patientNumbers.kind === 'cannot be read' ? [patientNumbers.words] : [];
  const inName = [...new Set(findNhsNumbers(name).map(({ asWritten }) => asWritten))];
  const decided = unread.length > 0 ? 'cannot-be-read' : 'nothing-found';
  if (inText.length + inName.length === 0) return { decided, notes: [...notes, ...unread] };
  const given = await steps.ask<PatientAnswer>(
    (answer) => ({ kind: 'patient numbers', name, found: { inText, inName }, answer }),
    'let go',
  );
  return given === 'let go' ? null : { decided: given, notes: [...notes, ...unread] };
}
