import { z } from 'zod';
import { workspaceId } from '../assessment/identifiers.ts';

/** Minutes without a key or a movement after which the window locks by itself; null is never. */
export const lockAfterMinutes = z.union([z.literal([1, 5, 15]), z.null()]);
export type LockAfterMinutes = z.infer<typeof lockAfterMinutes>;

/** No more can be set as the largest file: 2 GB, in MB. */
export const LARGEST_EVIDENCE_MB = 2_048;

/** What is set for this computer. Neither change nor notice: it is in no assessment and is never sent. */
export const settings = z.strictObject({
  appearance: z.enum(['system', 'light', 'dark']).default('system'),
  textSize: z.enum(['standard', 'large', 'larger']).default('standard'),
  /** The two sentences about what this is and is not were read and acknowledged. */
  honestNoticeRead: z.boolean().default(false),
  lastWorkspace: workspaceId.nullable().default(null),
  /** Who works here, by workspace: the person that changes are recorded for. */
  people: z.record(z.string(), z.string()).default({}),
  /** The largest file that may be attached as evidence, in MB. */
  largestEvidenceMb: z.int().min(1).max(LARGEST_EVIDENCE_MB).default(50),
  /** When the window locks by itself, by person. It counts only for somebody who has a PIN; PINs are in no settings. */
  lockAfter: z.record(z.string(), lockAfterMinutes).default({}),
});
export type Settings = z.infer<typeof settings>;
export const DEFAULT_SETTINGS: Settings = settings.parse({});
