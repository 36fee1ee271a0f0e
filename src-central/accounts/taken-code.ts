import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { takenCodeQuestion } from '../../src-shared/contract/central/accounts/registration.ts';
import { type DatabaseTransaction, inTransaction } from '../database/database.ts';
import { ofOrganisation } from '../database/of-organisation.ts';
import { Refused } from '../http/refused.ts';
import type { AccountParts } from './account-parts.ts';
import { contentHash } from './content-hash.ts';
import { limitAddress, limitSubject } from './limits.ts';
import { accountAskedForMail } from './mails.ts';
import { administratorsOf, findByCode } from './organisations.ts';
import { postMail } from './post-mail.ts';
import type { OrganisationRow } from './views.ts';

type Question = z.output<typeof takenCodeQuestion>;

/** Passes a question about a code that is taken to whom it is for. The same question again does nothing more. */
export async function askAboutCode(parts: AccountParts, request: FastifyRequest, asked: Question): Promise<void> {
  await limitAddress(parts, request, 'taken code question');
  await inTransaction(parts.database, async (transaction) => {
    const organisation = await findByCode(transaction, asked.odsCode);
    if (organisation?.kind !== 'organisation') throw new Refused('not-found');
    const isNew = await record(transaction, parts, organisation, asked);
    if (!isNew) return;
    await limitSubject({ ...parts, database: transaction }, 'taken code question', [asked.odsCode, asked.whom]);
    if (asked.whom === 'operator') return;
    const named = { name: organisation.name, odsCode: organisation.ods_code };
    for (const administrator of await administratorsOf(transaction, organisation.id)) {
      await postMail(transaction, parts, administrator.email, accountAskedForMail(parts.operator, administrator, named, asked));
    }
  });
}

/** Both kinds are kept, so that a repeated one is known; those for the administrator are nothing for the operator to decide. */
async function record(
  transaction: DatabaseTransaction,
  parts: AccountParts,
  organisation: OrganisationRow,
  asked: Question,
): Promise<boolean> {
  const hash = contentHash(asked);
  const rows = ofOrganisation(transaction, organisation.id);
  const { id, forename, surname, email, telephone, message, whom } = asked;
  const written = await rows
    .insertInto('hand_over', [
      {
        id,
        whom,
        forename,
        surname,
        email,
        telephone,
        message,
        asked_hash: hash,
        asked_at: parts.now(),
        decided_at: null,
        decision: null,
        decided_by: null,
      },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .returning('hand_over.id')
    .executeTakeFirst();
  if (written) return true;
  const held = await rows.selectFrom('hand_over').select('asked_hash').where('hand_over.id', '=', id).executeTakeFirst();
  if (held?.asked_hash !== hash) throw new Refused('identifier-used');
  return false;
}
