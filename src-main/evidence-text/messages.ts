import { z } from 'zod';
import type { ReadAs } from './kind-of-file.ts';

/** What the reading thread is started with. It is then sent pieces of the file, and null behind the last one. */
export interface ToRead {
  readonly as: ReadAs;
  /** In bytes. */
  readonly size: number;
}

/** From the reading thread. */
export const fromThread = z.discriminatedUnion('kind', [
  /** Asks for the next piece. */
  z.strictObject({ kind: z.literal('more') }),
  /** A number that was found: told at once, so that it is known also when the rest cannot be read. */
  z.strictObject({ kind: z.literal('number'), asWritten: z.string().max(100) }),
  /** All of it was read. */
  z.strictObject({ kind: z.literal('done') }),
  z.strictObject({ kind: z.literal('cannot be read'), words: z.string() }),
]);
export type FromThread = z.infer<typeof fromThread>;
