import { randomBytes } from 'node:crypto';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeInput, BridgeOutput } from '../../src-shared/contract/bridge.ts';
import type { KeyState } from '../../src-shared/contract/keys.ts';
import {
  isGroup,
  RECOVERY_CODE_BYTES,
  readRecoveryCode,
  recoveryCodeGroups,
} from '../../src-shared/recovery-code/recovery-code.ts';
import { BridgeRefused, refusedByDisk } from '../bridge/refuse.ts';
import { NO_WRONG_TRIES, waitOf } from '../lock/waiting.ts';
import type { Shell } from '../shells/shell.ts';
import { type HeldKey, heldAs, type LookedAtKey, lookAtKey, nothingHeld } from './held-key.ts';
import { type Given, type KeyEnvelope, openEnvelope } from './key-envelope.ts';
import { groupsInWords, refuseClosed, tryAgainIn, wrongWords } from './key-words.ts';
import {
  type KeptKey,
  NO_KEYCHAINS,
  readKeysFile,
  setKeyAndEvidenceAside,
  setKeyFilesAside,
  writeKeysFile,
} from './keys-file.ts';
import { PASSPHRASE_COST } from './passphrase-wrapping.ts';
import { type Protection, protectedBy, protectedKey, removeUnusedKeyFile } from './protect.ts';
import { twoGroups, wrapWithRecoveryCode } from './recovery-wrapping.ts';
import { isKeyOf, KEY_BYTES, keyCheck } from './seal.ts';
import { kindOf, stateOfKey } from './state-of-key.ts';

/** The data key of each workspace, with which its evidence is encrypted: how it is kept, opened and recovered. */
export interface Keys {
  /** The 32 bytes, the same object for as long as the app runs. Refused with `key needed` while somebody has to make or open it. */
  dataKey: (workspace: WorkspaceId) => Promise<Uint8Array>;
  state: (workspace: WorkspaceId) => Promise<KeyState>;
  /** Makes the key of a workspace that has none, or protects an open one in another way. */
  protect: (workspace: WorkspaceId, by: Protection) => Promise<KeyState>;
  open: (workspace: WorkspaceId, given: Given) => Promise<BridgeOutput<'keys.open'>>;
  newRecoveryCode: (workspace: WorkspaceId) => Promise<BridgeOutput<'keys.new-recovery-code'>>;
  confirmRecoveryCode: (
    workspace: WorkspaceId,
    groups: BridgeInput<'keys.confirm-recovery-code'>['groups'],
  ) => Promise<BridgeOutput<'keys.confirm-recovery-code'>>;
  /**
   * Sets the files of a key that nobody can open aside, together with the evidence that it encrypts, so that a new one can be
   * made. Refused while the key is open.
   */
  setAside: (workspace: WorkspaceId) => Promise<KeyState>;
  /** The part of a kept key that may travel, for backups and moving; null when there is no key. Open it with `openEnvelope`. */
  recoveryEnvelope: (workspace: WorkspaceId) => Promise<KeyEnvelope | null>;
  /**
   * Keeps a key that came with a moved or restored workspace and was opened from its envelope; in the keychain too, where there
   * is one and nothing protects it yet. Refused when the workspace has another key already; one that has the same key keeps its codes.
   */
  adopt: (workspace: WorkspaceId, key: Uint8Array, envelope: KeyEnvelope) => Promise<void>;
  /** Forgets what is held in memory: the workspace was removed. */
  forget: (workspace: WorkspaceId) => void;
}

interface KeysParts {
  /** A workspace's folder; refuses one that is not there or must not be touched. */
  readonly folder: (workspace: WorkspaceId) => Promise<string>;
  readonly shell: () => Pick<Shell, 'kind' | 'keychain'>;
  /** The computer's clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** What a guess at a passphrase costs; less of it only in tests. */
  readonly passphraseCost?: number;
}

export function keysOf({ folder: folderOf, shell, now = Date.now, passphraseCost = PASSPHRASE_COST }: KeysParts): Keys {
  const workspaces = new Map<WorkspaceId, HeldKey>();

  const heldOf = (workspace: WorkspaceId): HeldKey => {
    const held = workspaces.get(workspace) ?? nothingHeld();
    workspaces.set(workspace, held);
    return held;
  };

  const inTurn = <T>(workspace: WorkspaceId, task: (looked: LookedAtKey) => Promise<T>): Promise<T> => {
    const held = heldOf(workspace);
    return held.oneByOne(async () => task(await lookAtKey(await folderOf(workspace), held, shell())));
  };

  const keep = async (folder: string, kept: KeptKey): Promise<KeptKey> => {
    await writeKeysFile(folder, kept).catch((error: unknown) => {
      throw refusedByDisk(error, 'keep the key of your evidence');
    });
    return kept;
  };

  const stateOf = async (looked: LookedAtKey): Promise<KeyState> => stateOfKey(looked, await shell().keychain());

  /** Protects a key and holds it from then on. */
  const protectIn = async (looked: LookedAtKey, key: Uint8Array, before: KeptKey, by: Protection): Promise<LookedAtKey> => {
    const { folder, held } = looked;
    const kept = await protectedKey(folder, key, before, by, shell(), passphraseCost).catch((error: unknown) => {
      throw error instanceof BridgeRefused ? error : refusedByDisk(error, 'keep the key of your evidence');
    });
    try {
      await keep(folder, kept);
    } catch (error) {
      // It may have failed after it had taken place: what is on the disk counts.
      const now = await readKeysFile(folder).catch(() => null);
      if (now?.kind === 'none') await removeUnusedKeyFile(folder, before);
      if (now?.kind === 'kept') await removeUnusedKeyFile(folder, now.kept);
      throw error;
    }
    held.key = key;
    await removeUnusedKeyFile(folder, kept);
    return heldAs(folder, held, kept);
  };

  return {
    dataKey: (workspace) => {
      const held = heldOf(workspace);
      if (held.key) return Promise.resolve(held.key);
      return inTurn(workspace, async (looked) => held.key ?? refuseClosed(kindOf(looked)));
    },
    state: (workspace) => inTurn(workspace, stateOf),
    protect: (workspace, by) =>
      inTurn(workspace, async (looked) => {
        const { found, held } = looked;
        if (found.kind === 'kept') {
          const key = held.key ?? refuseClosed(kindOf(looked));
          return stateOf(await protectIn(looked, key, found.kept, by));
        }
        if (found.kind === 'damaged') return refuseClosed('damaged');
        const key = randomBytes(KEY_BYTES);
        return stateOf(await protectIn(looked, key, unprotected(key), by));
      }),
    open: (workspace, given) =>
      inTurn(workspace, async (looked) => {
        const { found, held } = looked;
        if (found.kind !== 'kept') return refuseClosed(kindOf(looked));
        if (!held.key) {
          const wait = waitOf(held.wrong, now());
          if (wait > 0) return { kind: 'wrong', words: `That was wrong several times. ${tryAgainIn(wait)}` };
          if (given.kind === 'recovery code') {
            // Not a try: a mistyped code opens nothing anywhere.
            const typed = readRecoveryCode(given.code);
            if (!typed.ok) return { kind: 'wrong', words: typed.refusal };
          }
          held.key = await openEnvelope(found.kept, given);
          held.wrong = held.key ? NO_WRONG_TRIES : { count: held.wrong.count + 1, last: now() };
          if (!held.key) return { kind: 'wrong', words: wrongWords(given, waitOf(held.wrong, now())) };
          held.kept = found.kept;
        }
        return { kind: 'opened', state: await stateOf(looked) };
      }),
    newRecoveryCode: (workspace) =>
      inTurn(workspace, async ({ folder, found, held }) => {
        if (found.kind !== 'kept' || !held.key) return refuseClosed(kindOf({ found, held }));
        const code = randomBytes(RECOVERY_CODE_BYTES);
        const wrapping = wrapWithRecoveryCode(held.key, code);
        const confirmed = found.kept.recoveryCodes.filter(({ confirmedAt }) => confirmedAt !== null);
        const kept = await keep(folder, { ...found.kept, recoveryCodes: [...confirmed.slice(0, 1), wrapping] });
        const groups = recoveryCodeGroups(code);
        held.made = { groups, toConfirm: twoGroups(), salt: wrapping.salt };
        return { groups, state: await stateOf(heldAs(folder, held, kept)) };
      }),
    confirmRecoveryCode: (workspace, typed) =>
      inTurn(workspace, async ({ folder, found, held }) => {
        const { made } = held;
        const wrapping = found.kind === 'kept' ? found.kept.recoveryCodes.find(({ salt }) => salt === made?.salt) : undefined;
        if (found.kind !== 'kept' || !made || !wrapping)
          throw new BridgeRefused(
            'not found',
            'The app was started again since this code was shown, and it remembers no code. Make a new one and confirm that.',
          );
        const wrong = made.toConfirm.filter((group, at) => !isGroup(typed[at] ?? '', made.groups[group] ?? ''));
        if (wrong.length > 0)
          return { kind: 'wrong', words: `${groupsInWords(wrong)} not as on the paper. Compare each letter and digit.` };
        const confirmed = { ...wrapping, confirmedAt: new Date(now()).toISOString() };
        const kept = await keep(folder, { ...found.kept, recoveryCodes: [confirmed] });
        held.made = null;
        return { kind: 'confirmed', state: await stateOf(heldAs(folder, held, kept)) };
      }),
    setAside: (workspace) =>
      inTurn(workspace, async ({ folder, held }) => {
        if (held.key)
          throw new BridgeRefused('not allowed', 'The key of your evidence is open, so there is no need for another one.');
        await setKeyAndEvidenceAside(folder).catch((error: unknown) => {
          throw refusedByDisk(error, 'set the files of the old key aside');
        });
        held.made = null;
        held.keychainRefused = false;
        held.damage.clear();
        return stateOf({ folder, held, found: { kind: 'none' } });
      }),
    recoveryEnvelope: (workspace) =>
      inTurn(workspace, async ({ found }) => {
        if (found.kind !== 'kept') return null;
        const { format, check, passphrase, recoveryCodes } = found.kept;
        return { format, check, passphrase, recoveryCodes };
      }),
    adopt: (workspace, key, envelope) =>
      inTurn(workspace, async (looked) => {
        if (!isKeyOf(key, envelope.check)) throw new Error('this key is not of this envelope');
        const { folder, found, held } = looked;
        if (found.kind === 'kept' && !isKeyOf(key, found.kept.check))
          throw new BridgeRefused(
            'does not fit',
            'This organisation has another key for its evidence on this computer. Nothing was changed.',
          );
        if (found.kind === 'damaged') await setKeyFilesAside(folder);
        const kept =
          found.kind === 'kept' ? found.kept : await keep(folder, { ...envelope, keychains: NO_KEYCHAINS, keyFile: null });
        held.key ??= key;
        held.kept ??= kept;
        if (protectedBy(kept) === null && (await shell().keychain()).kind === 'available')
          // A keychain that fails leaves the recovery code.
          await protectIn(looked, key, kept, { kind: 'keychain' }).catch(() => undefined);
      }),
    forget: (workspace) => void workspaces.delete(workspace),
  };
}

function unprotected(key: Uint8Array): KeptKey {
  return { format: 1, check: keyCheck(key), passphrase: null, recoveryCodes: [], keychains: NO_KEYCHAINS, keyFile: null };
}
