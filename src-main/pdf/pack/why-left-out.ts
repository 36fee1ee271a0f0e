import type { BridgeRefused } from '../../bridge/refuse.ts';
import { DamagedEvidence } from '../../evidence/store/sealed-reader.ts';

export const FILE_HAS_NO_STORE = 'The pack was made from an assessment file, and such a file holds no evidence.';

/**
 * Why a file is not in the pack, for whoever reads the pack later and elsewhere.
 *
 * @param refusal of the store; null where it gave other bytes than before
 */
export function whyLeftOut(refusal: BridgeRefused | null): string {
  if (refusal === null || refusal instanceof DamagedEvidence) return 'It was damaged on the computer that made the pack.';
  switch (refusal.refusal.code) {
    case 'key needed':
      return 'The evidence was locked when the pack was made.';
    case 'not found':
      return 'Its bytes were not on the computer that made the pack.';
    case 'newer data':
      return 'It was kept by a newer version of the app than the one that made the pack.';
    default:
      return 'It could not be read when the pack was made.';
  }
}
