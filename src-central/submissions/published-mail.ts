import type { Operator } from '../../src-shared/contract/central/operator.ts';
import type { ReceiptClaims } from '../../src-shared/submission/receipt-claims.ts';
import { dateInWords, timeInWords } from '../../src-shared/words.ts';
import { letter, type MailWords } from '../accounts/mails.ts';

/** To the organisation's administrators, of what was just published. */
export function publishedMail(
  operator: Operator,
  to: { readonly forename: string; readonly surname: string },
  { organisation, submission, received, due }: Pick<ReceiptClaims, 'organisation' | 'submission' | 'received' | 'due'>,
  by: string,
): MailWords {
  const moment = (time: string): string => `${dateInWords(time)} at ${timeInWords(time)}`;
  const lateness = due?.late ? ` It was due by ${moment(due.at)}, so it is marked as late.` : '';
  return letter(operator, to, `Published to ${operator.name}`, [
    `${by} published the assessment of ${organisation.name} (${organisation.odsCode}).`,
    `Published to ${operator.name}\nReceived: ${moment(received)}\nSubmission: ${submission}`,
    `The signed receipt is in IG Toolkit Desktop, on the page of what was published.${lateness}`,
    'This does not complete your organisation’s DSPT return.',
  ]);
}
