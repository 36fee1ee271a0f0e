import { z } from 'zod';
import { removalId, workspaceId } from '../assessment/identifiers.ts';

/** “Remove for good”: main destroys what a removal names. Which earlier backups still hold it, `backup.holding` says. */
export const removalMethods = {
  /**
   * Carries a removal out that is in the journal: destroys the bytes of its files, then what its changes say, in every file of
   * the workspace on this computer. Asked again it does what is left to do. Refused where there is no such removal.
   */
  'removal.execute': {
    input: z.strictObject({ workspace: workspaceId, removal: removalId }),
    output: z.strictObject({
      /** Copies of damaged files that were removed with it, by their names: nobody can say what stands in them. */
      copies: z.array(z.string()),
    }),
  },
} as const;
