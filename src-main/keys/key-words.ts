import type { KeyState } from '../../src-shared/contract/keys.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import type { Given } from './key-envelope.ts';

/** Refuses because the key is not open, saying what has to be done first. */
export function refuseClosed(kind: KeyState['kind']): never {
  switch (kind) {
    case 'none yet':
      throw new BridgeRefused(
        'key needed',
        'Evidence files are kept encrypted, and the key for that is not made yet. Make it first.',
      );
    case 'passphrase needed':
      throw new BridgeRefused('key needed', 'Your evidence files are encrypted. Enter the passphrase to open them.');
    case 'recovery code needed':
      throw new BridgeRefused(
        'key needed',
        'The key of your evidence files is not on this computer any more. Enter the recovery code to open them.',
      );
    case 'damaged':
      throw new BridgeRefused(
        'key needed',
        'The file that keeps the key of your evidence files is damaged or gone. Look at “Key of your evidence” in Settings.',
      );
    case 'open':
      throw new Error('an open key was refused');
  }
}

/** @param wait milliseconds until the next try */
export function wrongWords({ kind }: Given, wait: number): string {
  const wrong =
    kind === 'passphrase'
      ? 'This is not the passphrase. Look whether Caps Lock is on.'
      : 'This code is typed well, but it is not the recovery code of this organisation, or a newer one has replaced it.';
  return wait === 0 ? wrong : `${wrong} ${tryAgainIn(wait)}`;
}

/** @param wait milliseconds */
export function tryAgainIn(wait: number): string {
  const seconds = Math.ceil(wait / 1_000);
  return `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
}

/** @param groups counted from 0 */
export function groupsInWords(groups: readonly number[]): string {
  const numbers = groups.map((group) => group + 1);
  return numbers.length === 1 ? `Group ${numbers.join('')} is` : `Groups ${numbers.join(' and ')} are`;
}
