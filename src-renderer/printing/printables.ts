import type { RequirementSet } from '../../src-shared/catalogue/requirement-set.ts';
import type { PrintedDocument, PrintedForm } from '../../src-shared/contract/printing.ts';
import type { AssessmentAddress } from '../assessment/paths.ts';

/** One document that can be printed or saved, as it is offered. */
export interface Printable {
  readonly id: PrintableId;
  readonly name: string;
  /** What is in it, and what it is good for. */
  readonly about: string;
  readonly forms: readonly PrintedForm[];
  readonly document: (print: PrintedDocument['print']) => PrintedDocument;
}

/** A part of ids on the page, where a space would end the id. */
export type PrintableId = 'answered-requirement' | 'blank-requirement' | Exclude<PrintedDocument['kind'], 'requirement'>;

/**
 * What there is to print of an assessment, in the order in which it is offered.
 *
 * @param number the requirement that the person is at, if any
 */
export function printables(
  { document: assessment, set: id }: AssessmentAddress,
  set: RequirementSet,
  number: string | null,
): Printable[] {
  const whole = { set: id, assessment };
  const { leaders } = set.words;
  const ofRequirement: Printable[] =
    number === null
      ? []
      : [
          {
            id: 'answered-requirement',
            name: `Requirement ${number} with your answers`,
            about: 'The requirement’s text, your level, your comments and the list of its evidence.',
            forms: ['pdf'],
            document: (print) => ({ kind: 'requirement', print, set: id, requirement: number, assessment }),
          },
          {
            id: 'blank-requirement',
            name: `Requirement ${number}, blank`,
            about: 'To read and to fill in by hand.',
            forms: ['pdf'],
            document: (print) => ({ kind: 'requirement', print, set: id, requirement: number, assessment: null }),
          },
        ];
  return [
    ...ofRequirement,
    {
      id: 'assessment',
      name: 'The whole assessment',
      about: 'Every requirement with your level, comments and evidence list.',
      forms: ['pdf', 'word'],
      document: (print) => ({ kind: 'assessment', print, ...whole }),
    },
    {
      id: 'readiness',
      name: 'What is left to do',
      about: 'A list to tick off on paper: what is missing, who looks after it, and where it goes.',
      forms: ['pdf'],
      document: (print) => ({ kind: 'readiness', print, ...whole }),
    },
    {
      id: 'partners-note',
      name: `A note for the ${leaders}`,
      about: `One page for the ${leaders}’ meeting: where you stand, what is left, and what they are asked to approve.`,
      forms: ['pdf'],
      document: (print) => ({ kind: 'partners-note', print, ...whole }),
    },
    {
      id: 'statement',
      name: 'Assurance statement, to read and sign',
      about: `One page for whoever signs for the ${set.words.organisation}: what they accept when the assessment is published.`,
      forms: ['pdf'],
      document: (print) => ({ kind: 'statement', print, ...whole }),
    },
    {
      id: 'pack',
      name: 'Assurance pack',
      about: 'The whole assessment in one PDF that carries every evidence file inside it. To send or to keep, not to print.',
      forms: ['pdf'],
      document: (print) => ({ kind: 'pack', print, ...whole }),
    },
    {
      id: 'booklet',
      name: 'Blank booklet',
      about: `All ${set.requirements.length} requirements, to read and to fill in by hand.`,
      forms: ['pdf'],
      document: (print) => ({ kind: 'booklet', print, set: id }),
    },
  ];
}
