import { z } from 'zod';
import { documentId } from '../assessment/document.ts';
import { requirementSetId } from '../catalogue/requirement-set.ts';
import { requirementNumber } from '../catalogue/requirement-text.ts';
import { operator } from '../contract/central/operator.ts';
import { acceptanceSaid, statementNamed } from './acceptance-said.ts';
import { keyId } from './signing-key.ts';
import { submissionId } from './submission-id.ts';

/** Raised when a receipt says something that an app with the earlier number would misread. Old receipts stay readable. */
export const RECEIPT_FORMAT = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256');
const time = z.iso.datetime({ precision: 3 });

/** What one requirement came to. `exempt` is granted by the operator. */
const levelClaim = z.union([z.literal([0, 1, 2, 3]), z.literal('not relevant'), z.literal('exempt')]);
export type LevelClaim = z.infer<typeof levelClaim>;

/**
 * What a receipt claims: that this operator's service holds a published copy with these hashes, what it amounts to, who accepted
 * the statement over it, and when it was accepted and received. Comments and evidence are in it by their hashes only.
 */
export const receiptClaims = z.strictObject({
  format: z.literal(RECEIPT_FORMAT),
  submission: submissionId,
  organisation: z.strictObject({ name: z.string().max(300), odsCode: z.string().max(50) }),
  /** Whose service holds it. Its remark, such as that this is a practice run, stands on its receipts for ever. */
  operator: operator.pick({ name: true, remark: true }),
  assessment: documentId,
  set: z.strictObject({ id: requirementSetId, hash }),
  levels: z.record(requirementNumber, levelClaim),
  /** The exact fraction: `points` of `outOf`. */
  score: z.strictObject({ points: z.int().min(0), outOf: z.int().min(0) }),
  statement: statementNamed,
  acceptance: acceptanceSaid,
  snapshot: z.strictObject({ format: z.int().min(1), hash }),
  /** One hash over the salted manifest of evidence, and how many files it lists. */
  evidence: z.strictObject({ hash, files: z.int().min(0) }),
  /** When the statement was accepted, by the clock of the computer at which that was done. */
  accepted: time,
  /** When the service had all of it, by its own clock. */
  received: time,
  /** Received after the due time is late; null where nothing was due. */
  due: z.strictObject({ at: time, late: z.boolean() }).nullable(),
  key: keyId,
});
export type ReceiptClaims = z.infer<typeof receiptClaims>;
