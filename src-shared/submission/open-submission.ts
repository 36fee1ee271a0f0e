import type { Change } from '../assessment/change.ts';
import type { DocumentId } from '../assessment/document.ts';
import { EMPTY_DOCUMENT, type Folded, fold } from '../assessment/fold.ts';
import { copyAsItStands, isAboutSeals, openSeal, readSeals } from '../assessment/sealing.ts';
import { FOLD_FORMAT } from '../assessment/snapshot.ts';
import { accepted, type Result, refused } from '../result.ts';
import { type Acceptance, type AcceptanceRefusal, readAcceptance } from './acceptance.ts';
import { type EvidenceManifest, evidenceManifest, manifestSalt } from './evidence-manifest.ts';
import type { SubmissionId } from './submission-id.ts';

/** A published copy, folded again from exactly the changes that it names and found to be what was sealed. */
export interface Submission {
  readonly id: SubmissionId;
  readonly assessment: DocumentId;
  readonly folded: Folded;
  readonly snapshot: { readonly format: number; readonly hash: string };
  /** The changes that it consists of. */
  readonly holding: readonly Change['id'][];
  /** What was changed since, in the documents that it covers: listed, and not in it. */
  readonly later: readonly Change['id'][];
  readonly acceptance: Acceptance;
  readonly manifest: EvidenceManifest;
}

export type SubmissionRefusal =
  | { readonly kind: 'no such copy' }
  /** These are named by the copy and not here; they may still be on their way. */
  | { readonly kind: 'changes are missing'; readonly changes: readonly Change['id'][] }
  /** All of them are here, and they do not say what was sealed. */
  | { readonly kind: 'hash differs' }
  | { readonly kind: 'no salt' }
  /** It was taken back before it was sent. */
  | { readonly kind: 'withdrawn' }
  | { readonly kind: AcceptanceRefusal };

/**
 * Opens a published copy. The app does it before sending, the service before it signs: both by the same rules.
 *
 * @param changes every change at hand of the organisation, in any order
 */
export function openSubmission(
  assessment: DocumentId,
  id: SubmissionId,
  changes: readonly Change[],
): Result<Submission, SubmissionRefusal> {
  const now = fold(changes);
  const fields = now.get(assessment) ?? EMPTY_DOCUMENT;
  const copy = readSeals(fields).find((one) => one.id === id);
  if (!copy) return refused({ kind: 'no such copy' });
  if (copy.reopened) return refused({ kind: 'withdrawn' });
  const here = new Set(changes.map((change) => change.id));
  const missing = copy.holding.filter((one) => !here.has(one));
  if (missing.length > 0) return refused({ kind: 'changes are missing', changes: missing });
  const { folded, genuine } = openSeal(copy, changes);
  // Nor may it name changes of what no copy of this assessment covers.
  if (!genuine || copyAsItStands(folded, assessment).hash !== copy.hash) return refused({ kind: 'hash differs' });
  const salt = manifestSalt.safeParse(fields.get(`sealed/${id}/salt`)?.value);
  if (!salt.success) return refused({ kind: 'no salt' });
  const acceptance = readAcceptance(fields, copy);
  if (!acceptance.ok) return refused({ kind: acceptance.refusal });
  return accepted({
    id,
    assessment,
    folded,
    snapshot: { format: FOLD_FORMAT, hash: copy.hash },
    holding: copy.holding,
    later: changedSince(folded, now),
    acceptance: acceptance.value,
    manifest: evidenceManifest(folded, assessment, salt.data),
  });
}

function changedSince(then: Folded, now: Folded): Change['id'][] {
  const later: Change['id'][] = [];
  for (const [document, fields] of then)
    for (const [field, { id }] of now.get(document) ?? EMPTY_DOCUMENT)
      if (!isAboutSeals(field) && fields.get(field)?.id !== id) later.push(id);
  return later;
}
