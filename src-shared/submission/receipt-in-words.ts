import { percentage } from '../assessment/score.ts';
import { dateInWords, dayInWords, timeInWords } from '../words.ts';
import type { ReceiptClaims } from './receipt-claims.ts';

/** What a verified receipt says, in sentences for people: to whom, what came of it, who accepted it, and when it was received. */
export function receiptInWords(claims: ReceiptClaims): string[] {
  const { organisation, operator, score } = claims;
  const percent = percentage(score);
  const whose = [organisation.name, organisation.odsCode].filter((words) => words !== '').join(', ');
  return [
    `Published to ${operator.name} by ${whose}.`,
    ...(operator.remark === null ? [] : [`${operator.remark.replace(/\.$/, '')}.`]),
    `Score: ${score.points} of ${score.outOf}${percent === null ? '' : `, ${percent} %`}.`,
    acceptedInWords(claims),
    receivedInWords(claims),
  ];
}

function acceptedInWords({ acceptance, accepted, statement }: ReceiptClaims): string {
  const who = `${acceptance.name}, ${acceptance.role}`;
  const what = `Version ${statement.version} of the assurance statement`;
  const recorded = moment(accepted);
  return acceptance.way === 'on-this-computer'
    ? `${what} was accepted by ${who}, on ${recorded}.`
    : `${what} was signed on paper by ${who}, on ${dayInWords(acceptance.signed)}, and recorded on ${recorded}.`;
}

function receivedInWords({ received, due }: ReceiptClaims): string {
  const when = `Received on ${moment(received)}`;
  if (due === null) return `${when}.`;
  return due.late ? `${when}, late: it was due by ${moment(due.at)}.` : `${when}, in time: it was due by ${moment(due.at)}.`;
}

function moment(time: string): string {
  return `${dateInWords(time)} at ${timeInWords(time)}`;
}
