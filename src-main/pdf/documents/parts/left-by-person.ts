import type { PersonId } from '../../../../src-shared/assessment/identifiers.ts';
import { type Blocker, listInWords } from '../../../../src-shared/assessment/readiness.ts';
import { unreachable } from '../../../../src-shared/result.ts';
import type { Assessed } from './assessed.ts';

/** What one person has left to do, in a line. */
export interface LeftForPerson {
  readonly who: string;
  /** `No level yet: 114 and 115. A comment or evidence is missing: 117.` */
  readonly what: string;
}

/** Who has a row of their own; everybody else shares the last one, so that a page stays a page. */
const MOST_ROWS = 8;

/** By person, in the order in which the set first names them something; then what belongs to nobody. */
export function leftByPerson({ readiness, nameOf }: Assessed): readonly LeftForPerson[] {
  const ofPerson = new Map<PersonId | null, { readonly number: string; readonly kind: Blocker['kind'] }[]>();
  for (const { requirement, answer, blockers } of readiness.standings)
    for (const { kind } of blockers)
      ofPerson.set(answer.owner, [...(ofPerson.get(answer.owner) ?? []), { number: requirement.number, kind }]);
  const ofRequirements = new Set(readiness.standings.flatMap(({ blockers }) => blockers));
  const ofOrganisation = readiness.blockers.filter((blocker) => !ofRequirements.has(blocker));
  const named = [...ofPerson].flatMap(([person, items]) => (person === null ? [] : [{ who: nameOf(person), items }]));
  const nobodys = ofPerson.get(null) ?? [];
  const own = named.length > MOST_ROWS ? named.slice(0, MOST_ROWS - 1) : named;
  const others = named.slice(own.length);
  return [
    ...own.map(({ who, items }) => ({ who, what: inWords(items) })),
    ...(others.length === 0
      ? []
      : [{ who: `${others.length} others`, what: others.map(({ who, items }) => `${who}: ${numbers(items)}`).join('; ') }]),
    ...(nobodys.length === 0 ? [] : [{ who: 'Nobody is named yet', what: inWords(nobodys) }]),
    ...(ofOrganisation.length === 0
      ? []
      : [{ who: 'Whoever keeps our details', what: `${listInWords(ofOrganisation.map(({ kind }) => missing(kind)))}.` }]),
  ];
}

type Item = { readonly number: string; readonly kind: Blocker['kind'] };

function inWords(items: readonly Item[]): string {
  const byWords = new Map<string, string[]>();
  for (const { number, kind } of items) byWords.set(missing(kind), [...(byWords.get(missing(kind)) ?? []), number]);
  return [...byWords].map(([words, own]) => `${words}: ${listInWords(own)}.`).join(' ');
}

function numbers(items: readonly Item[]): string {
  return listInWords(items.map(({ number }) => number));
}

function missing(kind: Blocker['kind']): string {
  switch (kind) {
    case 'no level yet':
      return 'No level yet';
    case 'answered in two ways':
      return 'Answered in two ways';
    case 'needs a comment or evidence':
      return 'A comment or evidence is missing';
    case 'level 0 needs a comment':
      return 'A comment on level 0 is missing';
    case 'not relevant needs a reason':
      return 'The reason for “not relevant” is missing';
    case 'not relevant is not offered':
      return 'To be answered by level';
    case 'organisation has no name':
      return 'Our name';
    case 'organisation has no code':
      return 'Our organisation code (ODS code)';
    default:
      return unreachable(kind);
  }
}
