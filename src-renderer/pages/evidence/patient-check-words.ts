import type { PatientCheck } from '../../../src-shared/assessment/evidence-file.ts';

/** What is on record about patients' numbers in a file, in a sentence. */
export const PATIENT_CHECK_WORDS: Readonly<Record<PatientCheck, string>> = {
  'nothing-found': 'Its text was looked through, and no NHS number was found.',
  'cannot-be-read':
    'The app could not read its text, as with scans and photographs. Look through it yourself for names and NHS numbers.',
  'not-a-patient': 'A number in it passes the check for NHS numbers. It was decided that it is not a patient’s.',
  needed: 'It holds a number that passes the check for NHS numbers, and it was decided that it is needed all the same.',
};
