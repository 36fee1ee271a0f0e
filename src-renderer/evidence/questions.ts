import type { EvidenceFile } from '../../src-shared/assessment/evidence-file.ts';

/** What was found that looks like a patient's number. */
export interface FoundNumbers {
  /** In the file's text, as they stand there. */
  readonly inText: readonly string[];
  readonly inName: readonly string[];
}

/** `let go`: it is not attached. The other two are put on record with the file. */
export type PatientAnswer = 'let go' | 'not-a-patient' | 'needed';

/** `link`: the file that is there already is used. `second`: it is kept as another file all the same. */
export type SameBytesAnswer = 'link' | 'second' | 'let go';

/** What somebody has to decide before a file is put on record. */
export type Question =
  | {
      readonly kind: 'patient numbers';
      readonly name: string;
      readonly found: FoundNumbers;
      readonly answer: (given: PatientAnswer) => void;
    }
  | {
      readonly kind: 'same bytes';
      readonly name: string;
      readonly there: EvidenceFile;
      readonly answer: (given: SameBytesAnswer) => void;
    };
