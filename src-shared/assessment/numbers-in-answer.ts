import { findNhsNumbers } from '../patient-data/nhs-numbers.ts';
import { notAPatientDigest } from '../patient-data/not-a-patient.ts';
import type { Answer, AnswerFields } from './answer.ts';
import type { KnownFiles } from './known-files.ts';

/** What looks like an NHS number in an answer and was not said to be no patient's. */
export interface NumberInAnswer {
  readonly asWritten: string;
  /** Under this the decision “this is not a patient” is recorded. */
  readonly digest: string;
  readonly section: 'comments' | 'evidence' | 'not-relevant';
  /** The leaf that holds it, below `answers/<number>/`: `comment`, `evidence/<row>/details`, `evidence/<row>/files/<id>`. */
  readonly leaf: string;
  /** “the general comments”, “the details of “Training log””. */
  readonly where: string;
}

/**
 * Looks through everything that people wrote in an answer, and the names of the files they linked. Texts of the requirement
 * set are passed over.
 */
export function numbersInAnswer(answer: Answer, fields: AnswerFields, files: KnownFiles | null): NumberInAnswer[] {
  const found: NumberInAnswer[] = [];
  const look = (text: string, leaf: string, section: NumberInAnswer['section'], where: string): void => {
    const document = fields.get(leaf)?.document;
    if (document === undefined) return;
    const seen = new Set<string>();
    for (const { asWritten, digits } of findNhsNumbers(text)) {
      const digest = notAPatientDigest(document, answer.number, digits);
      if (seen.has(digest) || fields.get(`not-a-patient/${digest}`)?.value === true) continue;
      seen.add(digest);
      found.push({ asWritten, digest, section, leaf, where });
    }
  };
  look(answer.comment, 'comment', 'comments', 'the general comments');
  look(answer.notRelevantReason, 'not-relevant-reason', 'not-relevant', 'the reason why it is not relevant');
  for (const { row, title, location, details, files: linked } of answer.evidence) {
    const leaf = (name: string): string => `evidence/${row}/${name}`;
    look(title, leaf('title'), 'evidence', `the name of “${title}”`);
    look(location, leaf('location'), 'evidence', `the location of “${title}”`);
    look(details, leaf('details'), 'evidence', `the details of “${title}”`);
    for (const id of linked) {
      const file = files?.get(id);
      // Who attached it under that name was asked then.
      const wasAsked = file?.current.patientCheck === 'not-a-patient' && file.current.name === file.name;
      if (file && !wasAsked) look(file.name, leaf(`files/${id}`), 'evidence', `the name of a file under “${title}”`);
    }
  }
  return found;
}
