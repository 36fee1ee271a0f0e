/** The operating system's keychain, as a shell reaches it. */
export type Keychain =
  | {
      readonly kind: 'available';
      /** What people know it as, such as “Keychain”. */
      readonly name: string;
      /** @returns text to keep, which only this keychain can turn back into the key */
      readonly protect: (key: Uint8Array) => Promise<string>;
      /** @returns null when the keychain does not know it any more */
      readonly reveal: (kept: string) => Promise<Revealed | null>;
    }
  | {
      readonly kind: 'none';
      /** Why there is none: a sentence for the person. */
      readonly words: string;
    };

interface Revealed {
  readonly key: Uint8Array;
  /** To be kept from now on, because the keychain has changed its own key; null when what was kept stays good. */
  readonly keepInstead: string | null;
}

/** For starts that no person sits at (the tour, the bench, tests): the computer's own keychain is not theirs to fill. */
export async function noKeychain(): Promise<Keychain> {
  return { kind: 'none', words: 'No keychain is used here.' };
}
