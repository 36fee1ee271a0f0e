import { z } from 'zod';
import { pinnedService } from './key-set.ts';

/**
 * What a computer needs to verify the receipts of one service without a connection: its address and root, pinned, and the signed text
 * of its newest key set. The file of this form comes with an app that is built for a service; a service hands it out as well, and
 * then whoever takes it trusts where it came from.
 */
export const serviceKeys = z.strictObject({ ...pinnedService.shape, keys: z.string().min(1).max(1_000_000) });
export type ServiceKeys = z.infer<typeof serviceKeys>;
