import type { Change } from '../../src-shared/assessment/change.ts';
import { verifyReceipt } from '../../src-shared/submission/receipt.ts';
import type { ReceiptClaims } from '../../src-shared/submission/receipt-claims.ts';
import type { SubmissionId } from '../../src-shared/submission/submission-id.ts';
import { Refused } from '../http/refused.ts';
import type { ReceiptKeys } from './receipt-keys.ts';

/**
 * Reads a receipt that a client has kept and the service has not, because it was restored from a backup.
 *
 * @returns what the service claimed when it signed
 * @throws Refused for one that it did not sign, or that is of another organisation or submission
 */
export async function readOwnReceipt(
  receipt: string,
  { handedOut: { keys, ...pinned } }: ReceiptKeys,
  of: { readonly id: SubmissionId; readonly odsCode: string },
): Promise<ReceiptClaims> {
  const verified = await verifyReceipt(receipt, keys, pinned);
  if (!verified.ok) throw new Refused('receipt-not-ours');
  const { submission, organisation } = verified.value;
  if (submission !== of.id || organisation.odsCode !== of.odsCode) throw new Refused('receipt-not-ours');
  return verified.value;
}

/** The changes without those that opened the copy again: what was published once stays so, whatever happened later. */
export function withoutReopening(changes: readonly Change[], id: SubmissionId): Change[] {
  return changes.filter(({ field }) => field !== `sealed/${id}/reopened`);
}
