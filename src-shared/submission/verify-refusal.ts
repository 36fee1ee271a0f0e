import { unreachable } from '../result.ts';
import { dateInWords, timeInWords } from '../words.ts';

/** Why a receipt is not taken for proof. */
export type VerifyRefusal =
  | { readonly kind: 'receipt malformed' }
  | { readonly kind: 'receipt of a newer app'; readonly format: number }
  /** The signature does not belong to what it says: a word was changed, or somebody else made it up. */
  | { readonly kind: 'receipt altered or forged' }
  /** Its signature is of another of the service's keys than the one it names. */
  | { readonly kind: 'signed by another key' }
  /** The root vouches for no key of this name. */
  | { readonly kind: 'key not known' }
  | { readonly kind: 'key not in use then'; readonly received: string; readonly from: string; readonly until: string | null }
  | { readonly kind: 'key set malformed' }
  | { readonly kind: 'key set forged' }
  | { readonly kind: 'key set of another service'; readonly service: string };

/** What to say of it, and what to do next: for the person who relies on the receipt. */
export function verifyRefusalInWords(refusal: VerifyRefusal): string {
  switch (refusal.kind) {
    case 'receipt malformed':
      return 'This is not a receipt, or a piece of it is missing. Copy the whole text once more, from its first character to its last.';
    case 'receipt of a newer app':
      return `This receipt is in format ${refusal.format}, which a newer version of the app wrote. Update the app, then check it again.`;
    case 'receipt altered or forged':
      return 'The signature does not belong to what this receipt says. It was changed after the service signed it, or the service never did. Do not rely on it; ask the operator for the receipt it holds.';
    case 'signed by another key':
      return 'This receipt names one key of the service and is signed with another one. The service does not make such receipts. Do not rely on it; ask the operator for the receipt it holds.';
    case 'key not known':
      return 'This receipt is signed with a key that is not among the keys of the service. It is of another service, or newer than the list of keys: fetch the list again, then check once more.';
    case 'key not in use then': {
      const use =
        refusal.until === null
          ? `is in use only since ${moment(refusal.from)}`
          : `was in use from ${moment(refusal.from)} to ${moment(refusal.until)}`;
      return `This receipt says that it was received on ${moment(refusal.received)}, and the key that signed it ${use}. Do not rely on it; ask the operator for the receipt it holds.`;
    }
    case 'key set malformed':
      return 'The list of the service’s keys is not one, or a piece of it is missing. Fetch it again.';
    case 'key set forged':
      return 'The list of keys is not signed by the root that this app trusts. Nothing can be checked with it. Fetch it again; if it stays so, tell the operator.';
    case 'key set of another service':
      return `The list of keys is of another service, ${refusal.service}. Use that of the service which the receipt is from.`;
    default:
      return unreachable(refusal);
  }
}

function moment(time: string): string {
  return `${dateInWords(time)} at ${timeInWords(time)}`;
}
