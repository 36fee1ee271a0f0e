import { type Change, change, fieldName, LONGEST_TEXT, textValue } from '../assessment/change.ts';
import { stamp } from '../assessment/clock.ts';
import { type DocumentId, documentId, documentMeaning, ORGANISATION } from '../assessment/document.ts';
import { judgeField } from '../assessment/fields.ts';
import { mayStandInFile } from './assessment-file.ts';
import { type ProblemList, quoted } from './file-problems.ts';

export interface Findings {
  readonly problems: ProblemList;
  readonly warnings: ProblemList;
}

/** What each member of a change has to be, for a sentence that begins with what it is instead. */
const WANTED: { readonly [member in keyof Change]: string } = {
  id: 'an identifier (a UUID in lower case)',
  at: 'a stamp, such as 001795334050123-00000-a1b2c3d4e5f60718',
  wall: 'a date and time, such as 2026-11-22T10:32:00.000Z',
  by: 'the identifier of a person (a UUID in lower case)',
  action: 'an identifier (a UUID in lower case)',
  document: 'the name of a document, such as organisation',
  field: 'the name of a field, such as answers/117/comment',
  value: 'text, a whole number, true, false or null',
  was: 'the identifier of the change it replaced, or null',
};

const isMember = (name: string): name is keyof Change => Object.hasOwn(WANTED, name);
/** Control characters other than the tab and line ends. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** Where a change stands in the file: `change 17 of 240 (answers/117/comment)`. */
export function placeOfChange(raw: unknown, index: number, count: number, assessment: DocumentId | null): string {
  const { document, field } = isObject(raw) ? raw : {};
  const where = [document === assessment ? null : document, field].filter((part) => typeof part === 'string' && part !== '');
  const path = where.length === 0 ? '' : ` (${quoted(where.join('/')).slice(1, -1)})`;
  return `change ${index + 1} of ${count}${path}`;
}

/**
 * Checks one change by itself: its members, that its document belongs in this file, and that its value fits its field.
 *
 * @param assessment the assessment that the file is of, or null when its head does not say
 * @returns the change, or null when it cannot be used; `found` says why
 */
export function checkChange(
  raw: unknown,
  place: string,
  assessment: DocumentId | null,
  { problems, warnings }: Findings,
): Change | null {
  if (!isObject(raw)) {
    problems.add(place, `Here should be a change, and there is ${quoted(raw)}.`);
    return null;
  }
  const parsed = change.safeParse(raw);
  if (!parsed.success) {
    for (const words of whyNotAChange(raw)) problems.add(place, words);
    return null;
  }
  const { document, field, value } = parsed.data;
  const misplaced = assessment === null ? null : whyNotInFile(document, assessment);
  if (misplaced !== null) {
    problems.add(place, misplaced);
    return null;
  }
  const verdict = judgeField(document, field, value);
  if (verdict.kind === 'does not fit') {
    problems.add(place, `This field cannot hold ${quoted(value)}.`);
    return null;
  }
  if (verdict.kind === 'unknown field')
    warnings.add(place, 'This version of the app does not know this field. It is kept and passed on, and not shown.');
  if (typeof value === 'string' && CONTROL.test(value))
    warnings.add(place, 'The text holds a control character that cannot be seen. It is kept as it is.');
  return parsed.data;
}

function whyNotInFile(document: DocumentId, assessment: DocumentId): string | null {
  if (mayStandInFile(document, assessment)) return null;
  if (documentMeaning(document).kind === 'assessment')
    return `This change belongs to another assessment, ${quoted(document)}. A file holds one.`;
  return `This version of the app does not know documents like ${quoted(document)}. A file holds one assessment, “${ORGANISATION}”, people and evidence files.`;
}

/** Every reason why something is not a change; at least one. */
function whyNotAChange(raw: Readonly<Record<string, unknown>>): string[] {
  const reasons: string[] = [];
  for (const [name, schema] of Object.entries(change.shape)) {
    if (!isMember(name)) continue;
    if (!Object.hasOwn(raw, name)) reasons.push(`“${name}” is missing. It should be ${WANTED[name]}.`);
    else if (!schema.safeParse(raw[name]).success) reasons.push(whyNotMember(name, raw[name]));
  }
  for (const name of Object.keys(raw)) if (!isMember(name)) reasons.push(`${quoted(name)} is not part of a change.`);
  return reasons.length > 0 ? reasons : ['This is not a change.'];
}

function whyNotMember(name: keyof Change, held: unknown): string {
  if (name === 'value' && typeof held === 'string') {
    if (held.length > LONGEST_TEXT)
      return `The text is longer than 100,000 characters (it has ${held.length.toLocaleString('en-GB')}). Put it in a document and say here where it is.`;
    if (!textValue.safeParse(held).success)
      return 'The text holds a character that cannot be stored (an unprintable null, or half of a broken one).';
  }
  if (name === 'at' && typeof held === 'string' && /^\d{15}-\d{5}-[0-9a-f]{16}$/.test(held) && !stamp.safeParse(held).success)
    return 'Its stamp (“at”) lies past the year 2100. Nothing could overtake it, so it is not taken in.';
  if (name === 'field' && typeof held === 'string' && held.length > 300 && !fieldName.safeParse(held).success)
    return 'The name of its field is longer than 300 characters.';
  if (name === 'document' && typeof held === 'string' && held.length > 200 && !documentId.safeParse(held).success)
    return 'The name of its document is longer than 200 characters.';
  return `“${name}” is ${quoted(held)}. It should be ${WANTED[name]}.`;
}

export function isObject(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
