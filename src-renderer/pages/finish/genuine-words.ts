import type { PersonId } from '../../../src-shared/assessment/identifiers.ts';
import { dateInWords } from '../../parts/words.ts';
import type { OpenedCopy } from './use-sealed-copies.ts';

/** Whether a copy says something else than was sealed, and nobody has removed what is missing. */
export function isDoubtful({ genuine, removed, missing }: Pick<OpenedCopy, 'genuine' | 'removed' | 'missing'>): boolean {
  return !genuine && (removed.length === 0 || missing > 0);
}

/** Whether a sealed copy is what was sealed, in words; null while it is being checked. */
export function genuineInWords(
  opened: Pick<OpenedCopy, 'genuine' | 'removed' | 'missing'> | null,
  nameOf: (person: PersonId) => string,
): string {
  if (opened === null) return 'Checking…';
  if (opened.genuine) return 'Genuine: it says exactly what was sealed.';
  const { removed } = opened;
  const [removal] = removed;
  if (!removal || isDoubtful(opened))
    return 'Not genuine: what is on this computer is not what was sealed. Something is missing or was altered. Compare it with the printed copy before you rely on it.';
  const thing = removal.what === 'file' ? 'The name of a file in it' : 'A text in it';
  const more = removed.length > 1 ? ` So were ${removed.length - 1} more, earlier.` : '';
  return `${thing} was removed for good on ${dateInWords(removal.at)} by ${nameOf(removal.by)}.${more} So it can no longer be compared with its fingerprint. Everything else that was sealed is here.`;
}
