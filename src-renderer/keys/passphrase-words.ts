import { SHORTEST_PASSPHRASE } from '../../src-shared/contract/keys.ts';

/** Passphrases that everybody tries first, whatever is put around them. */
const TRIED_FIRST = /^(.)\1*$|^(0?123456789?0?|password|passphrase|passwort|qwertyui(op)?)[\d!.]*$/i;

/** Why a new passphrase is not taken, or null when it is. */
export function whyNotNewPassphrase(typed: string, again: string): string | null {
  if (typed === '') return 'Enter a passphrase.';
  if ([...typed].length < SHORTEST_PASSPHRASE)
    return `A passphrase has at least ${SHORTEST_PASSPHRASE} characters. This has ${[...typed].length}.`;
  if (TRIED_FIRST.test(typed)) return 'Choose another passphrase: this is one of the first that others try.';
  return typed === again ? null : 'The two are not the same. Enter the passphrase twice.';
}
