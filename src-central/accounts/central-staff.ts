import type { z } from 'zod';
import { newId } from '../../src-shared/assessment/new-id.ts';
import type {
  auditEntry,
  decideHandOver,
  handOver,
  importDirectory,
  listOrganisations,
} from '../../src-shared/contract/central/accounts/central-staff.ts';
import { type OrganisationAccount, userId } from '../../src-shared/contract/central/accounts/fields.ts';
import type { OrganisationId } from '../../src-shared/contract/central/identifiers.ts';
import { type DatabaseTransaction, inTransaction } from '../database/database.ts';
import { acrossOrganisations, ofOrganisation } from '../database/of-organisation.ts';
import { Refused } from '../http/refused.ts';
import type { AccountParts } from './account-parts.ts';
import { readAuditPage, recordStaff } from './audit.ts';
import { type Caller, isStillSignedIn } from './caller.ts';
import { storeDirectory } from './directory.ts';
import { readDirectory } from './directory-csv.ts';
import { handedOverMail, handOverAnswerMail } from './mails.ts';
import { addAccount } from './new-account.ts';
import { administratorsOf, confirm, lockOrganisation } from './organisations.ts';
import { postMail } from './post-mail.ts';
import { organisationView, timeView } from './views.ts';

const PAGE = 100;

/** An act or a reading of the operator's staff: by somebody who is still of it, and recorded with it. */
function asStaff<Value>(
  parts: AccountParts,
  caller: Caller,
  work: (transaction: DatabaseTransaction) => Promise<Value>,
): Promise<Value> {
  return inTransaction(parts.database, async (transaction) => {
    if (!(await isStillSignedIn(transaction, caller, parts.now()))) throw new Refused('sign-in-needed');
    return work(transaction);
  });
}

export function listRegistered(
  parts: AccountParts,
  caller: Caller,
  asked: z.output<typeof listOrganisations.query>,
): Promise<OrganisationAccount[]> {
  return asStaff(parts, caller, async (transaction) => {
    let query = transaction
      .selectFrom('organisation')
      .selectAll()
      .where('kind', '=', 'organisation')
      .orderBy('ods_code')
      .limit(PAGE);
    if (asked.standing !== undefined) query = query.where('standing', '=', asked.standing);
    if (asked.after !== undefined) query = query.where('ods_code', '>', asked.after);
    await recordStaff(transaction, parts, caller, null, 'read the list of organisations');
    return (await query.execute()).map(organisationView);
  });
}

export function confirmRegistered(parts: AccountParts, caller: Caller, subject: OrganisationId): Promise<OrganisationAccount> {
  return asStaff(parts, caller, async (transaction) => {
    const confirmed = await confirm(transaction, parts, subject, caller.account);
    if (confirmed?.kind !== 'organisation') throw new Refused('not-found');
    await recordStaff(transaction, parts, caller, subject, 'confirmed the organisation');
    return organisationView(confirmed);
  });
}

export function listOpenHandOvers(parts: AccountParts, caller: Caller): Promise<z.output<typeof handOver>[]> {
  return asStaff(parts, caller, async (transaction) => {
    const rows = await acrossOrganisations(transaction, 'the operator decides who an organisation is handed over to')
      .selectFrom('hand_over')
      .innerJoin('organisation', 'organisation.id', 'hand_over.organisation')
      .selectAll('organisation')
      .select(['hand_over.id as question', 'forename', 'surname', 'email', 'telephone', 'message', 'asked_at'])
      .where('whom', '=', 'operator')
      .where('decided_at', 'is', null)
      .orderBy('asked_at')
      .limit(PAGE)
      .execute();
    await recordStaff(transaction, parts, caller, null, 'read who asked for an organisation');
    return rows.map((row) => ({
      id: row.question,
      organisation: organisationView(row),
      forename: row.forename,
      surname: row.surname,
      email: row.email,
      telephone: row.telephone,
      message: row.message,
      askedAt: timeView(row.asked_at),
    }));
  });
}

/** Decides once. Handing over adds an administrator, who gets the two mails; those who were administrators stay, and are told. */
export function decideOnHandOver(
  parts: AccountParts,
  caller: Caller,
  id: string,
  { decision }: z.output<typeof decideHandOver.body>,
): Promise<void> {
  return asStaff(parts, caller, async (transaction) => {
    const asked = await acrossOrganisations(transaction, 'the operator decides who an organisation is handed over to')
      .selectFrom('hand_over')
      .selectAll()
      .where('id', '=', id)
      .where('whom', '=', 'operator')
      .forUpdate()
      .executeTakeFirst();
    if (asked === undefined) throw new Refused('not-found');
    // The same decision again is a request whose answer was lost.
    if (asked.decision === decision) return;
    if (asked.decision !== null) throw new Refused('decided-before');
    const organisation = await lockOrganisation(transaction, asked.organisation);
    if (organisation === undefined) throw new Refused('not-found');
    const named = { name: organisation.name, odsCode: organisation.ods_code };
    await postMail(transaction, parts, asked.email, handOverAnswerMail(parts.operator, asked, named, decision === 'hand over'));
    if (decision === 'hand over') {
      for (const former of await administratorsOf(transaction, organisation.id)) {
        await postMail(transaction, parts, former.email, handedOverMail(parts.operator, former, named, asked));
      }
      const { forename, surname, email, telephone } = asked;
      const person = {
        id: userId.parse(newId()),
        forename,
        surname,
        email,
        telephone,
        role: 'administrator',
        hash: asked.asked_hash,
      } as const;
      await addAccount(transaction, parts, organisation, person);
    }
    await ofOrganisation(transaction, asked.organisation)
      .update('hand_over')
      .set({ decided_at: parts.now(), decision, decided_by: caller.account })
      .where('hand_over.id', '=', id)
      .execute();
    await recordStaff(transaction, parts, caller, asked.organisation, `decided on handing it over: ${decision}`);
  });
}

export function importDirectoryFile(
  parts: AccountParts,
  caller: Caller,
  body: z.output<typeof importDirectory.body>,
): Promise<z.output<typeof importDirectory.output>> {
  const { entries, passedOver } = readDirectory(body.csv, body.type);
  if (entries.length === 0) throw new Refused('not-a-directory');
  return asStaff(parts, caller, async (transaction) => {
    await storeDirectory(transaction, entries);
    await recordStaff(transaction, parts, caller, null, `imported a directory of ${entries.length} organisations`);
    return { taken: entries.length, passedOver: [...passedOver] };
  });
}

export function readAuditLog(
  parts: AccountParts,
  caller: Caller,
  before: string | undefined,
): Promise<z.output<typeof auditEntry>[]> {
  return asStaff(parts, caller, async (transaction) => {
    const entries = await readAuditPage(transaction, before);
    await recordStaff(transaction, parts, caller, null, 'read this log');
    return entries;
  });
}
