import { ELECTRON_ORIGIN } from '../../../src-shared/contract/bridge.ts';

/**
 * The origin of an address, from its parsed parts. `URL.origin` cannot be used: for schemes it does not know, ours among
 * them, Node answers "null".
 *
 * @returns null for what cannot be parsed
 */
function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

/** True for every address of the app's own page. Compared whole: `igt://app.example` and `igt://application` are not ours. */
export function isOurs(address: string): boolean {
  return originOf(address) === ELECTRON_ORIGIN;
}
