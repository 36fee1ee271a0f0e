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
   * or the key file that held the key is not there any more. `damaged`: the file that holds the key, protected, cannot be read.
   */
  kind: z.enum(['none yet', 'open', 'passphrase needed', 'recovery code needed', 'damaged']),
  /** How it is protected on this computer; null where it is not yet, such as right after a move. */
  protectedBy: z.enum(['keychain', 'passphrase', 'key file']).nullable(),
  /** The keychain's name in words, or why there is none. */
  keychain: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('available'), name: z.string() }),
    z.strictObject({ kind: z.literal('none'), words: z.string() }),
  ]),
  /** `made`: shown once and not yet confirmed by typing two groups of it. `confirmed` stays until a newer one is confirmed. */
  recoveryCode: z.enum(['none', 'made', 'confirmed']),
  /** Which two groups, counted from 0, are to be typed of the code that was made since the app started; null: none was. */
  toConfirm: z.tuple([z.int().min(0).max(6), z.int().min(0).max(6)]).nullable(),
  /** What was found damaged and what was done, in words for the person. */
  damage: z.array(z.string()),
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
      /** In words: mistyped (the checksum says so), or of another workspace; and when to try again. */
      z.strictObject({ kind: z.literal('wrong'), words: z.string() }),
    ]),
  },
  /** Makes a new recovery code, shown this once. A confirmed one before it opens the key until the new one is confirmed. */
  'keys.new-recovery-code': {
    input: ofWorkspace,
    output: z.strictObject({
      /** In groups, as it is printed. */
      groups: z.array(z.string()),
      state: keyState,
    }),
  },
  'keys.confirm-recovery-code': {
    input: z.strictObject({ workspace: workspaceId, groups: z.tuple([z.string().max(40), z.string().max(40)]) }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('confirmed'), state: keyState }),
      z.strictObject({ kind: z.literal('wrong'), words: z.string() }),
    ]),
  },
  /**
   * Sets the files of a key that nobody can open any more aside, kept together with what it encrypts, so that a new one can be
   * made. Refused while the key is open.
   */
  'keys.set-aside': { input: ofWorkspace, output: keyState },
} as const;
