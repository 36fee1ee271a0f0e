import { newId } from '../../src-shared/assessment/new-id.ts';
import { emailAddress, personFields, userId } from '../../src-shared/contract/central/accounts/fields.ts';
import { organisationId } from '../../src-shared/contract/central/identifiers.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import type { ServiceParts } from '../app.ts';
import { inTransaction } from '../database/database.ts';
import { contentHash } from './content-hash.ts';
import { addAccount } from './new-account.ts';
import { findByCode, lockOrganisation, OPERATOR_CODE } from './organisations.ts';

interface Asked {
  readonly forename: string;
  readonly surname: string;
  readonly email: string;
}

/**
 * Adds an administrator of the service, whose details go out by mail like everybody's. The first one can be made in no other way, so it
 * is a command for whoever has the service's machine. The operator is made an organisation of its own with it.
 *
 * @returns the user name, or in words why not
 */
export async function addCentralAdministrator(
  parts: Pick<ServiceParts, 'database' | 'operator' | 'now' | 'randomBytes'>,
  asked: Asked,
): Promise<Result<{ readonly organisationCode: string; readonly userName: string }, string>> {
  const forename = personFields.forename.safeParse(asked.forename);
  const surname = personFields.surname.safeParse(asked.surname);
  const email = emailAddress.safeParse(asked.email);
  if (!forename.success || !surname.success) return refused('Give a forename and a surname.');
  if (!email.success) return refused('Give an e-mail address: the details are sent there.');
  const person = { forename: forename.data, surname: surname.data, email: email.data, telephone: '' };
  return inTransaction(parts.database, async (transaction) => {
    const now = parts.now();
    await transaction
      .insertInto('organisation')
      .values({
        id: organisationId.parse(newId()),
        kind: 'operator',
        ods_code: OPERATOR_CODE,
        name: parts.operator.name,
        type: 'operator',
        town: '',
        postcode: '',
        region: '',
        commissioner: '',
        parent: null,
        standing: 'confirmed',
        confirmed_at: now,
        confirmed_by: 'command',
        confirmation_hash: null,
        registration_hash: '',
        terms_hash: '',
        registered_at: now,
      })
      .onConflict((conflict) => conflict.column('ods_code').doNothing())
      .execute();
    const found = await findByCode(transaction, OPERATOR_CODE);
    const operator = found && (await lockOrganisation(transaction, found.id));
    if (operator?.kind !== 'operator') throw new Error('the operator’s code belongs to somebody else');
    const added = { ...person, id: userId.parse(newId()), role: 'central-administrator', hash: contentHash(person) } as const;
    const account = await addAccount(transaction, parts, operator, added);
    return accepted({ organisationCode: OPERATOR_CODE, userName: account.user_name });
  });
}
