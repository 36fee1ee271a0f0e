import type { FoundActs } from './find-acts.ts';

const NUMBER = new Intl.NumberFormat('en-GB');

/** How many acts there are: `1,204 acts`, and that it is not all yet while older changes are looked at. */
export function foundInWords({ actions, looked, complete }: FoundActs, filtered: boolean): string {
  const acts = `${NUMBER.format(actions.length)} ${actions.length === 1 ? 'act' : 'acts'}`;
  if (!complete) return `${acts} so far, ${NUMBER.format(looked)} changes looked at…`;
  return filtered ? `${acts} ${actions.length === 1 ? 'fits' : 'fit'}` : acts;
}
