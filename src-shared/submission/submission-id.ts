import { z } from 'zod';

/**
 * Names one publication. The client makes it, before anything is sent, and it names the sealed copy as well: so a request that is
 * repeated after any fault means the same submission.
 */
export const submissionId = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'not an identifier')
  .brand('SubmissionId');
export type SubmissionId = z.infer<typeof submissionId>;
