import { type PeopleRole, peopleRole } from '../catalogue/requirement-set.ts';
import { documentMeaning, ORGANISATION } from './document.ts';
import { EMPTY_DOCUMENT, type Folded, type FoldedDocument } from './fold.ts';
import { type PersonId, personId } from './identifiers.ts';
import { readOdsCode } from './ods-code.ts';

/** Who is assessed. */
export interface Organisation {
  readonly name: string;
  /** Upper-cased, or empty while it is not known; as it stands when it is no code (a merge or an import may bring one). */
  readonly odsCode: string;
  readonly type: string;
  readonly roles: ReadonlyMap<PeopleRole, PersonId>;
}

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly job: string;
  readonly email: string;
  readonly telephone: string;
  readonly removed: boolean;
}

/** Reads the organisation. Total: what is missing or of another kind is empty. */
export function readOrganisation(document: FoldedDocument = EMPTY_DOCUMENT): Organisation {
  const roles = new Map<PeopleRole, PersonId>();
  for (const role of peopleRole.options) {
    const held = personId.safeParse(document.get(`roles/${role}`)?.value);
    if (held.success) roles.set(role, held.data);
  }
  const held = textOf(document, 'ods-code');
  const code = readOdsCode(held);
  return { name: textOf(document, 'name'), odsCode: code.ok ? code.value : held, type: textOf(document, 'type'), roles };
}

/** Everybody on record, in the order of their names; removed people too, because history names them. */
export function readPeople(folded: Folded): Person[] {
  const people: Person[] = [];
  for (const [id, document] of folded) {
    const meaning = documentMeaning(id);
    if (meaning.kind !== 'person') continue;
    people.push({
      id: meaning.person,
      name: textOf(document, 'name'),
      job: textOf(document, 'job'),
      email: textOf(document, 'e-mail'),
      telephone: textOf(document, 'telephone'),
      removed: document.get('removed')?.value === true,
    });
  }
  return people.sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1));
}

export function organisationOf(folded: Folded): Organisation {
  return readOrganisation(folded.get(ORGANISATION));
}

function textOf(document: FoldedDocument, field: string): string {
  const held = document.get(field)?.value;
  return typeof held === 'string' ? held : '';
}
