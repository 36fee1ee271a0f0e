import type { Value } from '../assessment/change.ts';
import { type DocumentId, documentMeaning, evidenceDocument, personDocument } from '../assessment/document.ts';
import { requirementOfField } from '../assessment/fields.ts';
import type { Folded } from '../assessment/fold.ts';
import { evidenceFileId, personId } from '../assessment/identifiers.ts';
import { attainmentInWords } from '../assessment/levels.ts';
import { calendarDay, dayInWords } from '../assessment/toolkit-year.ts';
import type { RequirementSet } from '../catalogue/requirement-set.ts';
import { sizeInWords } from '../size-in-words.ts';

/** A field for people: which it is, and how its values read. */
export interface FieldInWords {
  /** The requirement's number, or null for a field of something else. */
  readonly requirement: string | null;
  /** `14.1-117 Training of staff: general comments`. */
  readonly words: string;
  readonly say: (value: Value) => string;
}

export interface WordsContext {
  /** Where names of people and titles of evidence are looked up. */
  readonly folded: Folded;
  /** The set that the assessment answers, where it is at hand. */
  readonly set: RequirementSet | null;
}

type Say = FieldInWords['say'];

const NOTHING = 'nothing';
const text: Say = (value) => (value === null || value === '' ? NOTHING : String(value));
const flag =
  (yes: string, no: string): Say =>
  (value) =>
    value === true ? yes : no;
const ticked = flag('ticked', 'not ticked');
const isEmpty = (value: Value): boolean => value === null || value === '';

/** Names a field in words. Total: a field of a newer app is named by its path. */
export function fieldInWords(document: DocumentId, field: string, context: WordsContext): FieldInWords {
  const requirement = documentMeaning(document).kind === 'assessment' ? requirementOfField(field) : null;
  const [words, say] = wordsOf(document, field, requirement, context);
  return { requirement, words, say };
}

function wordsOf(document: DocumentId, field: string, requirement: string | null, context: WordsContext): readonly [string, Say] {
  const meaning = documentMeaning(document);
  const newer: readonly [string, Say] = [`${document}/${field} (not known to this version)`, text];
  switch (meaning.kind) {
    case 'unknown':
      return newer;
    case 'organisation':
      return organisationWords(field, context.folded) ?? newer;
    case 'person': {
      const leaf = PERSON_WORDS.get(field);
      return leaf ? [`${personName(context.folded, meaning.person)}: ${leaf[0]}`, leaf[1]] : newer;
    }
    case 'evidence': {
      const [words, say] = fileWords(field) ?? newer;
      return [`${fileName(context.folded, document)}: ${words}`, say];
    }
    case 'removal': {
      const leaf = REMOVAL_WORDS.get(field.split('/')[0] ?? '');
      return leaf ? [`Removed for good: ${leaf[0]}`, leaf[1]] : newer;
    }
    case 'assessment': {
      if (requirement === null) return assessmentWords(field) ?? newer;
      const version = meaning.set.split('/')[1] ?? '';
      const title = context.set?.requirements.find(({ number }) => number === requirement)?.short_title;
      const [words, say] = answerWords(document, field, requirement, context) ?? newer;
      return [`${version}-${requirement}${title ? ` ${title}` : ''}: ${words}`, say];
    }
  }
}

const PERSON_WORDS: ReadonlyMap<string, readonly [string, Say]> = new Map([
  ['name', ['name', text]],
  ['job', ['job', text]],
  ['e-mail', ['e-mail address', text]],
  ['telephone', ['telephone number', text]],
  ['removed', ['list of people', flag('taken off the list', 'on the list')]],
]);

const REMOVAL_WORDS: ReadonlyMap<string, readonly [string, Say]> = new Map([
  ['what', ['what it was', text]],
  ['why', ['why', text]],
  ['mark', ['mark', text]],
  ['document', ['what it belonged to', text]],
  ['field', ['field', text]],
  ['hashes', ['files', (value) => (isEmpty(value) ? NOTHING : 'listed')]],
  ['changes', ['records', (value) => (isEmpty(value) ? NOTHING : 'listed')]],
]);

const FILE_WORDS: ReadonlyMap<string, readonly [string, Say]> = new Map([
  ['name', ['name', text]],
  ['current', ['revision that counts', (value) => (isEmpty(value) ? NOTHING : 'chosen')]],
  ['effective', ['effective date', (value) => daySaid(value)]],
  ['review', ['review date', (value) => daySaid(value)]],
  ['removed', ['list of evidence', flag('taken off the list', 'on the list')]],
]);

const REVISION_WORDS: ReadonlyMap<string, readonly [string, Say]> = new Map([
  ['hash', ['file', (value) => (isEmpty(value) ? NOTHING : 'kept')]],
  ['size', ['size', (value) => (typeof value === 'number' ? sizeInWords(value) : text(value))]],
  ['name', ['name of the file', text]],
  ['patient-check', ['check for patients’ numbers', (value) => PATIENT_CHECK_WORDS.get(String(value)) ?? text(value)]],
]);

const PATIENT_CHECK_WORDS: ReadonlyMap<string, string> = new Map([
  ['nothing-found', 'no NHS number was found'],
  ['cannot-be-read', 'it could not be read'],
  ['not-a-patient', 'a number in it is not a patient’s'],
  ['needed', 'it holds an NHS number and is kept all the same'],
]);

function fileWords(field: string): readonly [string, Say] | null {
  const [first = '', , leaf = ''] = field.split('/');
  return (first === 'revisions' ? REVISION_WORDS.get(leaf) : FILE_WORDS.get(field)) ?? null;
}

/** What an evidence file is called, in quotation marks. */
function fileName(folded: Folded, document: DocumentId): string {
  const name = folded.get(document)?.get('name')?.value;
  return typeof name === 'string' && name.trim() !== '' ? `“${name}”` : 'An evidence file';
}

function organisationWords(field: string, folded: Folded): readonly [string, Say] | null {
  if (field === 'name') return ['Organisation: name', text];
  if (field === 'ods-code') return ['Organisation: code (ODS code)', text];
  if (field === 'type') return ['Organisation: type', (value) => text(value).replaceAll('-', ' ')];
  if (field === 'retention/evidence-years') return ['Organisation: how long evidence files are kept', yearsSaid];
  if (field === 'retention/assessment-years') return ['Organisation: how long assessments are kept', yearsSaid];
  if (field.startsWith('roles/')) return [`Organisation: ${roleInWords(field.slice(6))}`, (value) => personSaid(folded, value)];
  return null;
}

function roleInWords(role: string): string {
  return role.replaceAll('-', ' ').replace('ig lead', 'information governance lead').replace('caldicott', 'Caldicott');
}

function assessmentWords(field: string): readonly [string, Say] | null {
  if (field === 'purpose') return ['Assessment: what it is for', (value) => text(value).replaceAll('-', ' ')];
  if (field === 'asked-by') return ['Assessment: who asked for it', text];
  if (field === 'due') return ['Assessment: due date', daySaid];
  if (field.startsWith('sealed/')) {
    if (field.endsWith('/reopened')) return ['Assessment: reopened as a new revision', flag('yes', 'no')];
    if (field.includes('/acceptance/')) return acceptanceWords(field);
    return ['Assessment: completed copy', kept];
  }
  return null;
}

function acceptanceWords(field: string): readonly [string, Say] {
  const leaf = field.slice(field.lastIndexOf('/') + 1);
  if (leaf === 'name') return ['Assessment: who accepted the assurance statement', text];
  if (leaf === 'role') return ['Assessment: in which role the assurance statement was accepted', text];
  if (leaf === 'signed') return ['Assessment: when the assurance statement was signed on paper', daySaid];
  return ['Assessment: acceptance of the assurance statement', kept];
}

const kept: Say = (value) => (isEmpty(value) ? NOTHING : 'kept');

function answerWords(
  document: DocumentId,
  field: string,
  requirement: string,
  context: WordsContext,
): readonly [string, Say] | null {
  const [leaf = '', row = '', part = ''] = field.split('/').slice(2);
  switch (leaf) {
    case 'criteria':
      return [`criterion ${row}`, ticked];
    case 'level-0':
      return ['level 0', ticked];
    case 'not-relevant':
      return ['not relevant', ticked];
    case 'not-relevant-reason':
      return ['why it is not relevant', text];
    case 'comment':
      return ['general comments', text];
    case 'target':
      return ['target level', (value) => levelSaid(value)];
    case 'owner':
      return ['who looks after it', (value) => personSaid(context.folded, value)];
    case 'not-a-patient':
      return ['“this number is not a patient”', flag('said', 'not said')];
    case 'evidence': {
      if (part === 'files') {
        const file = evidenceFileId.safeParse(field.split('/')[5]);
        const name = file.success ? fileName(context.folded, evidenceDocument(file.data)) : 'a file';
        return [`evidence ${titleOfRow(document, requirement, row, context)}: file ${name}`, flag('attached', 'not attached')];
      }
      const words = EVIDENCE_WORDS.get(part);
      return words ? [`evidence ${titleOfRow(document, requirement, row, context)}: ${words[0]}`, words[1]] : null;
    }
    default:
      return null;
  }
}

const EVIDENCE_WORDS: ReadonlyMap<string, readonly [string, Say]> = new Map([
  ['criterion', ['criterion', text]],
  ['title', ['title', text]],
  ['obtained', ['obtained', flag('obtained', 'not obtained')]],
  ['location', ['where it is', text]],
  ['details', ['details', text]],
  ['removed', ['row', flag('taken out', 'kept')]],
]);

function titleOfRow(document: DocumentId, requirement: string, row: string, { folded, set }: WordsContext): string {
  const own = folded.get(document)?.get(`answers/${requirement}/evidence/${row}/title`)?.value;
  if (typeof own === 'string' && own.trim() !== '') return `“${own}”`;
  const levels = set?.requirements.find(({ number }) => number === requirement)?.levels;
  for (const { criteria } of levels ? Object.values(levels) : [])
    for (const { evidence } of criteria) for (const example of evidence) if (example.id === row) return `“${example.text}”`;
  return `“${row}”`;
}

function daySaid(value: Value): string {
  const day = calendarDay.safeParse(value);
  return day.success ? dayInWords(day.data) : text(value);
}

function yearsSaid(value: Value): string {
  return typeof value === 'number' ? `${value} ${value === 1 ? 'year' : 'years'}` : text(value);
}

function levelSaid(value: Value): string {
  return value === 0 || value === 1 || value === 2 || value === 3
    ? attainmentInWords({ kind: 'level', level: value })
    : text(value);
}

function personSaid(folded: Folded, value: Value): string {
  return isEmpty(value) ? 'nobody' : personName(folded, String(value));
}

/** The person's name, or that it is not known. */
export function personName(folded: Folded, person: string): string {
  const id = personId.safeParse(person);
  const name = id.success ? folded.get(personDocument(id.data))?.get('name')?.value : null;
  return typeof name === 'string' && name.trim() !== '' ? name : 'someone whose name is not known';
}
