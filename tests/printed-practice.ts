import type { DocumentKind, Sources } from '../src-main/pdf/documents/document-kind.ts';
import { KINDS } from '../src-main/pdf/documents/kinds.ts';
import type { DocumentTree } from '../src-main/pdf/tree/document-tree.ts';
import { evidenceDocument, ORGANISATION, personDocument } from '../src-shared/assessment/document.ts';
import type { PersonId } from '../src-shared/assessment/identifiers.ts';
import { personId } from '../src-shared/assessment/identifiers.ts';
import type { RequirementSet } from '../src-shared/catalogue/requirement-set.ts';
import type { PrintedDocument } from '../src-shared/contract/printing.ts';
import { ASSESSMENT, idOf } from './arbitraries.ts';
import type { Computer } from './computer.ts';
import { exampleFile, fileOf, hashOf, linked, newerVersion } from './example-evidence.ts';
import { practiceComputer, says } from './example-practice.ts';

/** When documents of tests are made. */
export const PRINTED_AT = new Date('2026-12-24T14:32:00.000Z');

/** Every document that there is of an assessment; requirement 101 for the one of a requirement. */
export function everyDocument(
  { id }: RequirementSet,
  print: PrintedDocument['print'],
): Readonly<Record<string, PrintedDocument>> {
  const about = { set: id, print };
  const whole = { ...about, assessment: ASSESSMENT };
  return {
    'blank-requirement': { ...about, kind: 'requirement', requirement: '101', assessment: null },
    requirement: { ...whole, kind: 'requirement', requirement: '101' },
    booklet: { ...about, kind: 'booklet' },
    assessment: { ...whole, kind: 'assessment' },
    readiness: { ...whole, kind: 'readiness' },
    'partners-note': { ...whole, kind: 'partners-note' },
    statement: { ...whole, kind: 'statement' },
    pack: { ...whole, kind: 'pack' },
  };
}

/** Throws where there is no such document. */
export function treeOfDocument(document: PrintedDocument, sources: Sources): DocumentTree {
  const tree = (KINDS[document.kind] as DocumentKind).tree(document, sources);
  if (!tree.ok) throw new Error(tree.refusal);
  return tree.value;
}

const SECOND: PersonId = personId.parse(idOf(77));

/** A practice with something of each sort: levels, comments, a reason, evidence with files, two people. */
export function practiceToPrint(): Computer {
  const self = practiceComputer(1);
  const person = (of: PersonId, facts: Readonly<Record<string, string>>) =>
    Object.entries(facts).map(([field, value]) => ({ document: personDocument(of), field, value }));
  self.act([
    { document: ASSESSMENT, field: 'purpose', value: 'yearly' },
    { document: ASSESSMENT, field: 'asked-by', value: 'The commissioner' },
    { document: ASSESSMENT, field: 'due', value: '2027-03-31' },
    { document: ORGANISATION, field: 'roles/ig-lead', value: SECOND },
    ...person(self.by, { name: 'Sam Okafor', job: 'Practice manager' }),
    ...person(SECOND, {
      name: 'Łucja Ørsted',
      job: 'Practice nurse',
      'e-mail': 'lucja@surgery.example',
      telephone: '01632 960001',
    }),
    ...['1a', '1b', '2a', '2b'].map((id) => says('101', `criteria/${id}`, true)),
    says('101', 'comment', 'The list is in the shared folder.\n\nThe partners looked at it in May, and Łucja keeps it.'),
    says('101', 'target', 3),
    says('101', 'owner', SECOND),
    says('101', 'evidence/1a-letter/obtained', true),
    says('101', 'evidence/1a-letter/location', 'Cupboard 3'),
    says('101', 'evidence/1a-letter/details', 'Signed by both partners.'),
    says('101', 'evidence/added-row/criterion', '2a'),
    says('101', 'evidence/added-row/title', 'Notes of the staff meeting'),
    says('102', 'level-0', true),
    says('102', 'comment', 'Nobody has seen to it yet.'),
    says('201', 'criteria/1a', true),
    says('202', 'not-relevant', true),
    says('202', 'not-relevant-reason', 'We have nothing of the kind.'),
    ...exampleFile(1, 'Training log.pdf'),
    ...exampleFile(2, 'Minutes.docx'),
    ...newerVersion(2, 2, 'Minutes.docx'),
    ...linked(1, '101', '1a-letter'),
    ...linked(1, '201', '1b-plan'),
    ...linked(2, '101', 'added-row'),
    { document: evidenceDocument(fileOf(1)), field: 'review', value: '2026-12-01' },
  ]);
  return self;
}

/** What became of the files of that practice in a pack. */
export const FILES_IN_PACK: Sources['embedded'] = new Map([
  [hashOf(1), { kind: 'embedded', name: 'Training log.pdf' }],
  [hashOf(2, 2), { kind: 'left out', why: 'It was damaged on the computer that made the pack.' }],
]);
