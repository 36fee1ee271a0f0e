import { z } from 'zod';
import { workspaceId } from '../assessment/identifiers.ts';

/** The key of a workspace's evidence: how it is protected here, and the recovery code. */

export const SHORTEST_PASSPHRASE = 8;
const passphrase = z.string().min(SHORTEST_PASSPHRASE).max(1_000);

const protection = z.discriminatedUnion('kind', [
  /** In the operating system's keychain: nothing to remember. */
  z.strictObject({ kind: z.literal('keychain') }),
  z.strictObject({ kind: z.literal('passphrase'), passphrase }),
  /** In a file that only the owner may read: whoever can read this person's files can read the evidence. */
  z.strictObject({ kind: z.literal('key file') }),
]);

const keyState = z.strictObject({
  /**
   * `none yet`: nothing was ever attached. `open`: usable. `passphrase needed`: give it. `recovery code needed`: the keychain
   * or the key file that held the key is not there any more.
   */
  kind: z.enum(['none yet', 'open', 'passphrase needed', 'recovery code needed']),
  protectedBy: z.enum(['keychain', 'passphrase', 'key file']).nullable(),
  /** The keychain's name in words, or why there is none. */
  keychain: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('available'), name: z.string() }),
    z.strictObject({ kind: z.literal('none'), words: z.string() }),
  ]),
  /** `made`: shown once and not yet confirmed by typing two groups of it. */
  recoveryCode: z.enum(['none', 'made', 'confirmed']),
});
export type KeyState = z.infer<typeof keyState>;

const ofWorkspace = z.strictObject({ workspace: workspaceId });

export const keyMethods = {
  'keys.state': { input: ofWorkspace, output: keyState },
  /** Makes the key of a workspace that has none, or protects an open one in another way. */
  'keys.protect': { input: z.strictObject({ workspace: workspaceId, by: protection }), output: keyState },
  /** Opens the key. After a recovery code it can be protected anew. */
  'keys.open': {
    input: z.strictObject({
      workspace: workspaceId,
      with: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('passphrase'), passphrase: z.string().max(1_000) }),
        z.strictObject({ kind: z.literal('recovery code'), code: z.string().max(200) }),
      ]),
    }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('opened'), state: keyState }),
      /** In words: mistyped (the checksum says so), or of another workspace. */
      z.strictObject({ kind: z.literal('wrong'), words: z.string() }),
    ]),
  },
  /** Makes a new recovery code; the one before opens nothing any more. It is shown this once. */
  'keys.new-recovery-code': {
    input: ofWorkspace,
    output: z.strictObject({
      /** In groups, as it is printed. */
      groups: z.array(z.string()),
      /** Which two groups are to be typed, counted from 0. */
      confirm: z.tuple([z.int(), z.int()]),
    }),
  },
  'keys.confirm-recovery-code': {
    input: z.strictObject({ workspace: workspaceId, groups: z.tuple([z.string().max(40), z.string().max(40)]) }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('confirmed'), state: keyState }),
      z.strictObject({ kind: z.literal('wrong'), words: z.string() }),
    ]),
  },
} as const;
