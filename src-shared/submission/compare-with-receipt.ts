import type { Change } from '../assessment/change.ts';
import type { DocumentId } from '../assessment/document.ts';
import { EMPTY_DOCUMENT, type Folded, fold } from '../assessment/fold.ts';
import { copyAsItStands, openSeal, readSeals } from '../assessment/sealing.ts';
import { FOLD_FORMAT } from '../assessment/snapshot.ts';
import { unreachable } from '../result.ts';
import { evidenceManifest, manifestHash, manifestSalt } from './evidence-manifest.ts';
import type { ReceiptClaims } from './receipt-claims.ts';

/** How an assessment file stands to a receipt. */
export type Comparison =
  /** The file holds what was published, to the letter; whether it still says so, and whether the list of evidence is the same. */
  | { readonly kind: 'the same'; readonly changedSince: boolean; readonly sameEvidence: boolean | null }
  | { readonly kind: 'another assessment'; readonly inFile: DocumentId }
  /** The copy is named in the file, and what it consists of says something else, or is not all there. */
  | { readonly kind: 'copy not whole' }
  | { readonly kind: 'not in the file' }
  | { readonly kind: 'newer format'; readonly format: number };

/**
 * Compares the snapshot hash of a verified receipt with an assessment file.
 *
 * @param changes every change in the file
 */
export function compareWithReceipt(claims: ReceiptClaims, assessment: DocumentId, changes: readonly Change[]): Comparison {
  if (claims.assessment !== assessment) return { kind: 'another assessment', inFile: assessment };
  if (claims.snapshot.format > FOLD_FORMAT) return { kind: 'newer format', format: claims.snapshot.format };
  const now = fold(changes);
  const isNow = copyAsItStands(now, assessment).hash === claims.snapshot.hash;
  const copies = readSeals(now.get(assessment) ?? EMPTY_DOCUMENT).filter(({ hash }) => hash === claims.snapshot.hash);
  for (const copy of copies) {
    const { folded, genuine } = openSeal(copy, changes);
    if (genuine) return { kind: 'the same', changedSince: !isNow, sameEvidence: sameEvidence(claims, copy.id, folded, now) };
  }
  if (isNow) return { kind: 'the same', changedSince: false, sameEvidence: null };
  return { kind: copies.length > 0 ? 'copy not whole' : 'not in the file' };
}

function sameEvidence(claims: ReceiptClaims, copy: string, then: Folded, now: Folded): boolean | null {
  const salt = manifestSalt.safeParse(now.get(claims.assessment)?.get(`sealed/${copy}/salt`)?.value);
  if (!salt.success) return null;
  return manifestHash(evidenceManifest(then, claims.assessment, salt.data)) === claims.evidence.hash;
}

/** What to say of it. */
export function comparisonInWords(comparison: Comparison): string {
  switch (comparison.kind) {
    case 'the same':
      if (comparison.sameEvidence === false)
        return 'The file says what was published, but the evidence it lists is not what this receipt vouches for. Ask the operator.';
      return comparison.changedSince
        ? 'The file holds what was published. Something was changed since, which is not in what was published.'
        : 'The file says what was published, to the letter.';
    case 'another assessment':
      return `The receipt is for another assessment than the one in the file, ${comparison.inFile}.`;
    case 'copy not whole':
      return 'The file names the copy that was published, but what it says was altered, or a part of it was removed for good.';
    case 'not in the file':
      return 'The file does not hold what was published: it is of before, or of another computer that did not have it yet.';
    case 'newer format':
      return `What was published is in format ${comparison.format}, which a newer version of the app wrote. Update the app, then compare again.`;
    default:
      return unreachable(comparison);
  }
}
