import { z } from 'zod';

/** Branded identifiers: only these parsers make them. */

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'not an identifier');

export const changeId = uuid.brand('ChangeId');

/** Groups the changes that one act of a person made. */
export const actionId = uuid.brand('ActionId');
export type ActionId = z.infer<typeof actionId>;

export const personId = uuid.brand('PersonId');
export type PersonId = z.infer<typeof personId>;

export const workspaceId = uuid.brand('WorkspaceId');
export type WorkspaceId = z.infer<typeof workspaceId>;

/** Sixteen hexadecimal digits; new for every data folder, and again after a restore, a move or a copy. */
export const deviceId = z
  .string()
  .regex(/^[0-9a-f]{16}$/, 'not a device identifier')
  .brand('DeviceId');
export type DeviceId = z.infer<typeof deviceId>;

/** An evidence file: the thing people name, link and replace. Its bytes are those of its current revision. */
export const evidenceFileId = uuid.brand('EvidenceFileId');
export type EvidenceFileId = z.infer<typeof evidenceFileId>;

/** One state of an evidence file's bytes. */
export const revisionId = uuid.brand('RevisionId');
export type RevisionId = z.infer<typeof revisionId>;

/** The SHA-256 of the bytes of a revision. */
export const evidenceHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'not a SHA-256')
  .brand('EvidenceHash');
export type EvidenceHash = z.infer<typeof evidenceHash>;

/** One “Remove for good”: who destroyed what, when and why. */
export const removalId = uuid.brand('RemovalId');
export type RemovalId = z.infer<typeof removalId>;
