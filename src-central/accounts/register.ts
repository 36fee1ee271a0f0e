import { createHash } from 'node:crypto';
import { newId } from '../../src-shared/assessment/new-id.ts';
import { userId } from '../../src-shared/contract/central/accounts/fields.ts';
import type { Registration } from '../../src-shared/contract/central/accounts/registration.ts';
import { type DatabaseTransaction, inTransaction } from '../database/database.ts';
import { Refused } from '../http/refused.ts';
import type { AccountParts } from './account-parts.ts';
import { contentHash } from './content-hash.ts';
import { confirmRegistrationMail, hostedTeamMail } from './mails.ts';
import { addAccount } from './new-account.ts';
import { hashOneTimePassword, makeOneTimePassword } from './one-time-password.ts';
import { administratorsOf, findByCode, findOrganisation, OPERATOR_CODE } from './organisations.ts';
import { postMail } from './post-mail.ts';
import type { OrganisationRow } from './views.ts';

/**
 * Registers an organisation with its first administrator, in one transaction with the mails. The same registration again gets
 * the same answer. Refuses with `code-taken`, `identifier-used` or `host-unknown`.
 */
export function register(parts: AccountParts, body: Registration): Promise<OrganisationRow> {
  const hash = contentHash(body);
  return inTransaction(parts.database, async (transaction) => {
    if (body.odsCode === OPERATOR_CODE) throw new Refused('code-taken');
    const host = body.host === null ? undefined : await findByCode(transaction, body.host);
    if (body.host !== null && host?.kind !== 'organisation') throw new Refused('host-unknown');
    const organisation = await insertOrganisation(transaction, parts, body, hash, host);
    // The id or the code is there, perhaps since this moment: the database lets one through.
    if (organisation === undefined) {
      const before = await findOrganisation(transaction, body.organisation);
      if (before) return sameRegistration(before, hash);
      throw new Refused('code-taken');
    }
    await addAccount(transaction, parts, organisation, { ...body, id: userId.parse(newId()), role: 'administrator', hash });
    if (host) await tellHost(transaction, parts, host, organisation);
    if (organisation.standing === 'confirmed') return organisation;
    await askAddressInDirectory(transaction, parts, organisation, body);
    return organisation;
  });
}

function sameRegistration(held: OrganisationRow, hash: string): OrganisationRow {
  if (held.registration_hash !== hash) throw new Refused('identifier-used');
  return held;
}

function insertOrganisation(
  transaction: DatabaseTransaction,
  parts: AccountParts,
  body: Registration,
  hash: string,
  host: OrganisationRow | undefined,
): Promise<OrganisationRow | undefined> {
  const now = parts.now();
  const { odsCode, name, type, town, postcode, region, commissioner } = body;
  const standing = parts.confirmsAtOnce
    ? ({ standing: 'confirmed', confirmed_at: now, confirmed_by: 'practice' } as const)
    : ({ standing: 'provisional', confirmed_at: null, confirmed_by: null } as const);
  return transaction
    .insertInto('organisation')
    .values({
      id: body.organisation,
      kind: 'organisation',
      ods_code: odsCode,
      name,
      type,
      town,
      postcode,
      region,
      commissioner,
      parent: host?.id ?? null,
      ...standing,
      confirmation_hash: null,
      registration_hash: hash,
      terms_hash: createHash('sha256').update(parts.operator.terms).digest('hex'),
      registered_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

async function tellHost(
  transaction: DatabaseTransaction,
  parts: AccountParts,
  host: OrganisationRow,
  team: OrganisationRow,
): Promise<void> {
  const named = { name: host.name, odsCode: host.ods_code };
  for (const administrator of await administratorsOf(transaction, host.id)) {
    const words = hostedTeamMail(parts.operator, administrator, named, { name: team.name, odsCode: team.ods_code });
    await postMail(transaction, parts, administrator.email, words);
  }
}

/**
 * Where the directory has an address of the organisation that is not the one that registered, it gets a code to confirm with. The same
 * address needs none: it proves itself when its one-time password is used.
 */
async function askAddressInDirectory(
  transaction: DatabaseTransaction,
  parts: AccountParts,
  organisation: OrganisationRow,
  by: Registration,
): Promise<void> {
  const address = await addressInDirectory(transaction, organisation.ods_code);
  if (address === null || isSameAddress(address, by.email)) return;
  const code = makeOneTimePassword(parts.randomBytes);
  await transaction
    .updateTable('organisation')
    .set({ confirmation_hash: hashOneTimePassword(code) })
    .where('id', '=', organisation.id)
    .execute();
  const named = { name: organisation.name, odsCode: organisation.ods_code };
  await postMail(transaction, parts, address, confirmRegistrationMail(parts.operator, named, by, code));
}

/** The organisation's own address in the imported directory; null where it has none. */
export async function addressInDirectory(transaction: DatabaseTransaction, odsCode: string): Promise<string | null> {
  const entry = await transaction.selectFrom('directory').select('email').where('ods_code', '=', odsCode).executeTakeFirst();
  return entry === undefined || entry.email === '' ? null : entry.email;
}

export function isSameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
