import type { FastifyRequest } from 'fastify';
import { inTransaction } from '../database/database.ts';
import { Refused } from '../http/refused.ts';
import type { AccountParts } from './account-parts.ts';
import { limitAddress, limitSubject } from './limits.ts';
import { hashOneTimePassword } from './one-time-password.ts';
import { confirm, findByCode } from './organisations.ts';

/** Confirms an organisation with the code that went to its address in the directory. Anything else is not found. */
export async function confirmWithCode(
  parts: AccountParts,
  request: FastifyRequest,
  given: { readonly odsCode: string; readonly code: string },
): Promise<'confirmed'> {
  await limitAddress(parts, request, 'confirmation');
  await limitSubject(parts, 'confirmation', [given.odsCode]);
  const hash = hashOneTimePassword(given.code);
  return inTransaction(parts.database, async (transaction) => {
    const organisation = await findByCode(transaction, given.odsCode);
    if (organisation === undefined || hash === null || organisation.confirmation_hash !== hash) throw new Refused('not-found');
    await confirm(transaction, parts, organisation.id, 'directory');
    return 'confirmed' as const;
  });
}
