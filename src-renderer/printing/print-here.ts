import type { PrintableId } from './printables.ts';

/** What the keys for printing bring up on a page. */
export type PrintHere =
  /** The page is a paper of its own: it is printed as it stands. */
  { readonly kind: 'page' } | { readonly kind: 'document'; readonly first: PrintableId; readonly requirement: string | null };

const DOCUMENTS: readonly (readonly [path: RegExp, first: PrintableId])[] = [
  [/^\/$/, 'assessment'],
  [/\/requirements$/, 'assessment'],
  [/\/requirements\/\d{3}$/, 'answered-requirement'],
  [/\/left-to-do$/, 'readiness'],
  [/^\/evidence$/, 'pack'],
];

/**
 * What a person expects of Ctrl+P on a page: the requirement on a requirement, what is left to do on that page. A sealed copy, the
 * recovery code, help and lists are printed as they stand.
 */
export function printHere(path: string): PrintHere {
  const first = DOCUMENTS.find(([pattern]) => pattern.test(path))?.[1];
  if (first === undefined) return { kind: 'page' };
  return { kind: 'document', first, requirement: /\/requirements\/(\d{3})$/.exec(path)?.[1] ?? null };
}
