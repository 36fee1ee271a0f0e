import type { KeyState } from '../../src-shared/contract/keys.ts';
import type { Keychain } from '../shells/keychain.ts';
import type { LookedAtKey } from './held-key.ts';
import { protectedBy } from './protect.ts';
import type { RecoveryWrapping } from './recovery-wrapping.ts';

/** What the window is told of a key: how it stands, never the key or a code. */
export function stateOfKey(looked: LookedAtKey, keychain: Keychain): KeyState {
  const { found, held } = looked;
  return {
    kind: kindOf(looked),
    protectedBy: found.kind === 'kept' ? protectedBy(found.kept) : null,
    keychain: keychain.kind === 'available' ? { kind: 'available', name: keychain.name } : keychain,
    recoveryCode: codeState(found.kind === 'kept' ? found.kept.recoveryCodes : []),
    toConfirm: held.made?.toConfirm ?? null,
    damage: [...held.damage, ...(found.kind === 'damaged' ? [found.words] : [])],
  };
}

export function kindOf({ found, held }: Pick<LookedAtKey, 'found' | 'held'>): KeyState['kind'] {
  switch (found.kind) {
    case 'none':
      return 'none yet';
    case 'damaged':
      return 'damaged';
    case 'kept':
      if (held.key) return 'open';
      return found.kept.passphrase ? 'passphrase needed' : 'recovery code needed';
  }
}

function codeState(codes: readonly RecoveryWrapping[]): KeyState['recoveryCode'] {
  if (codes.some(({ confirmedAt }) => confirmedAt !== null)) return 'confirmed';
  return codes.length > 0 ? 'made' : 'none';
}
