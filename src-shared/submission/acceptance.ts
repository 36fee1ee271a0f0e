import type { DocumentId } from '../assessment/document.ts';
import type { FoldedDocument } from '../assessment/fold.ts';
import type { PersonId } from '../assessment/identifiers.ts';
import type { Draft } from '../assessment/record.ts';
import type { Seal } from '../assessment/sealing.ts';
import { accepted, type Result, refused } from '../result.ts';
import { type AcceptanceSaid, acceptanceSaid, type StatementNamed, statementNamed } from './acceptance-said.ts';

/** One acceptance on record. */
export interface Acceptance {
  readonly statement: StatementNamed;
  /** The hash of the copy that it was accepted over. */
  readonly snapshot: string;
  readonly said: AcceptanceSaid;
  /** Who recorded it. With a signed paper that need not be who signed. */
  readonly by: PersonId;
  /** When it was recorded, by the computer's clock. */
  readonly at: string;
}

export type AcceptanceRefusal =
  /** Nobody has accepted the statement over this copy. */
  | 'not accepted'
  /** Its fields are not those of one act: something was changed afterwards, or is missing. */
  | 'acceptance altered'
  /** It was given over something else than this copy says. */
  | 'accepted over another copy';

/**
 * The drafts that record an acceptance over a sealed copy. They are recorded by one act, or it does not count; and a copy is accepted
 * once: whoever wants to accept in other words seals it anew.
 */
export function accept(
  assessment: DocumentId,
  copy: Pick<Seal, 'id' | 'hash'>,
  statement: StatementNamed,
  said: AcceptanceSaid,
): Draft[] {
  const leaf = (name: string, value: Draft['value']): Draft => ({
    document: assessment,
    field: `sealed/${copy.id}/acceptance/${name}`,
    value,
  });
  return [
    leaf('statement', statement.version),
    leaf('statement-hash', statement.hash),
    leaf('snapshot', copy.hash),
    leaf('name', said.name),
    leaf('role', said.role),
    leaf('organisation', said.organisation),
    leaf('signed', said.way === 'on-paper' ? said.signed : null),
    leaf('scan', said.way === 'on-paper' ? said.scan : null),
    // The last one: where it is there, all of them are, also in a journal whose end a power cut has taken.
    leaf('way', said.way),
  ];
}

/** Reads the acceptance over a sealed copy. Total over whatever a merge or another program left there. */
export function readAcceptance(
  assessment: FoldedDocument,
  copy: Pick<Seal, 'id' | 'hash'>,
): Result<Acceptance, AcceptanceRefusal> {
  const own = (name: string) => assessment.get(`sealed/${copy.id}/acceptance/${name}`);
  const way = own('way');
  if (typeof way?.value !== 'string') return refused('not accepted');
  const { action, by, wall } = way;
  const value = (name: string) => own(name)?.value ?? null;
  const said = acceptanceSaid.safeParse({
    way: way.value,
    name: value('name'),
    role: value('role'),
    organisation: value('organisation'),
    ...(way.value === 'on-paper' && { signed: value('signed'), scan: value('scan') }),
  });
  const statement = statementNamed.safeParse({ version: value('statement'), hash: value('statement-hash') });
  const isOneAct = LEAVES.every((name) => own(name) === undefined || own(name)?.action === action);
  if (!said.success || !statement.success || !isOneAct) return refused('acceptance altered');
  if (value('snapshot') !== copy.hash) return refused('accepted over another copy');
  return accepted({ statement: statement.data, snapshot: copy.hash, said: said.data, by, at: wall });
}

const LEAVES = ['statement', 'statement-hash', 'snapshot', 'name', 'role', 'organisation', 'signed', 'scan'];
