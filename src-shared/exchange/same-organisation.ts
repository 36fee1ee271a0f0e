import type { Change } from '../assessment/change.ts';
import { ORGANISATION } from '../assessment/document.ts';
import type { Folded } from '../assessment/fold.ts';
import { readOdsCode } from '../assessment/ods-code.ts';
import { readOrganisation } from '../assessment/organisation.ts';

/** How an organisation is told from another. */
export interface OrganisationIdentity {
  readonly name: string;
  /** Upper-cased, or empty. */
  readonly odsCode: string;
}

export type Kinship =
  | { readonly kind: 'same' }
  /** Nothing says yet whose workspace this is. */
  | { readonly kind: 'nobody here yet' }
  | { readonly kind: 'another'; readonly why: 'codes differ' | 'codes differ, history shared' | 'no code to compare' };

export function identityOf(folded: Folded): OrganisationIdentity {
  const { name, odsCode } = readOrganisation(folded.get(ORGANISATION));
  const code = readOdsCode(odsCode);
  return { name, odsCode: code.ok ? code.value : odsCode };
}

/**
 * Whether a file is about the organisation of this workspace: the same ODS code or, where either has none, a change of the
 * organisation that both have. Names are not compared: two practices can have the same one.
 *
 * @param fileChanges every change of the file
 * @param known the ids of every change that this workspace has
 */
export function kinship(inFile: Folded, fileChanges: readonly Change[], here: Folded, known: ReadonlySet<Change['id']>): Kinship {
  if ((here.get(ORGANISATION)?.size ?? 0) === 0) return { kind: 'nobody here yet' };
  const sharesHistory = fileChanges.some(({ document, id }) => document === ORGANISATION && known.has(id));
  const [codeThere, codeHere] = [identityOf(inFile).odsCode, identityOf(here).odsCode];
  if (codeThere === '' || codeHere === '')
    return sharesHistory ? { kind: 'same' } : { kind: 'another', why: 'no code to compare' };
  if (codeThere === codeHere) return { kind: 'same' };
  return { kind: 'another', why: sharesHistory ? 'codes differ, history shared' : 'codes differ' };
}
