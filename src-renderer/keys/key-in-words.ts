import type { KeyState } from '../../src-shared/contract/keys.ts';

/** How the key of the evidence stands on this computer, in one or two sentences. */
export function keyInWords({ kind, protectedBy, keychain }: KeyState): string {
  switch (kind) {
    case 'none yet':
      return 'No file is attached yet. The key is made with the first one.';
    case 'damaged':
      return 'The file that keeps the key is damaged or gone, so attached files cannot be opened.';
    case 'passphrase needed':
      return 'Protected by your passphrase. It has not been entered since the app was started, so attached files are closed.';
    case 'recovery code needed':
      return 'The key is not on this computer any more. The recovery code opens the attached files.';
    case 'open':
      break;
  }
  switch (protectedBy) {
    case 'keychain':
      return keychain.kind === 'available'
        ? `Kept in ${keychain.name}. It opens for whoever is signed in to this computer as you.`
        : 'Kept in a keychain that another window of this app uses, and open now.';
    case 'passphrase':
      return 'Protected by your passphrase, and open until the app is closed.';
    case 'key file':
      return 'In a file beside the evidence, without a passphrase. Whoever can use your sign-in on this computer can read the evidence.';
    case null:
      return 'Open now, and not protected on this computer yet: after the next start the recovery code is asked for.';
  }
}
