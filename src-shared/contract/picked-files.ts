import { z } from 'zod';

/** A folder that main has shown; the renderer never names a path. */
export const folderToken = z
  .string()
  .regex(/^folder-\d+$/)
  .brand('FolderToken');
export type FolderToken = z.infer<typeof folderToken>;

/** A file that a person picked or dropped, handed over by the shell. */
export const fileToken = z
  .string()
  .regex(/^file-\d+$/)
  .brand('FileToken');
export type FileToken = z.infer<typeof fileToken>;

/** Where something is to be saved: asked for in the system's dialog, or chosen on the page of places. */
export const savePlace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ask') }),
  z.strictObject({ kind: z.literal('chosen'), folder: folderToken, overwrite: z.boolean() }),
]);
export type SavePlace = z.infer<typeof savePlace>;

export const saveOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved'), name: z.string(), folder: z.string() }),
  z.strictObject({ kind: z.literal('cancelled') }),
  /** This shell has no dialog of its own: show the page of places. */
  z.strictObject({ kind: z.literal('choose here') }),
  z.strictObject({ kind: z.literal('exists'), name: z.string() }),
]);
export type SaveOutcome = z.infer<typeof saveOutcome>;
