import { z } from 'zod';
import { evidenceFileId, evidenceHash, revisionId, workspaceId } from '../assessment/identifiers.ts';
import { fileToken, saveOutcome, savePlace } from './picked-files.ts';

/** Bytes cross the bridge as base64, at most this many at a time. */
export const LARGEST_CHUNK = 2 * 1024 * 1024;
const chunk = z.base64().max(Math.ceil(LARGEST_CHUNK / 3) * 4);

/** What was found when a file's text was looked through for patients' numbers. */
const patientNumbers = z.discriminatedUnion('kind', [
  /** Its text was read; `numbers` are those that pass the check for NHS numbers, as they stand there. */
  z.strictObject({ kind: z.literal('read'), numbers: z.array(z.string()).max(200) }),
  /** Scans, photographs and kinds of files that hold no text that we read. */
  z.strictObject({ kind: z.literal('cannot be read'), words: z.string() }),
]);
export type PatientNumbers = z.infer<typeof patientNumbers>;

/** Bytes that are on the disk now, encrypted. They become evidence when a change says so; until then they can be let go. */
const taken = z.strictObject({
  hash: evidenceHash,
  size: z.int().min(0),
  /** The file's own name: data for people, never a path. */
  name: z.string(),
  /** What is worth saying, such as that a link was followed. */
  notes: z.array(z.string()),
  patientNumbers,
});
export type Taken = z.infer<typeof taken>;

export const pasteToken = z
  .string()
  .regex(/^paste-\d+$/)
  .brand('PasteToken');

export type PasteToken = z.infer<typeof pasteToken>;

/** A decrypted copy that was opened in another program. */
export const copyToken = z
  .string()
  .regex(/^copy-[0-9a-f]{16}$/)
  .brand('CopyToken');
export type CopyToken = z.infer<typeof copyToken>;

const openedCopy = z.strictObject({
  copy: copyToken,
  workspace: workspaceId,
  file: evidenceFileId,
  revision: revisionId,
  name: z.string(),
  /** True when the other program has saved something else into it. */
  changed: z.boolean(),
});
export type OpenedCopy = z.infer<typeof openedCopy>;

const ofWorkspace = z.strictObject({ workspace: workspaceId });
const oneFile = z.strictObject({ workspace: workspaceId, hash: evidenceHash });

/** Evidence files: taking them in, giving them out, checking them. Every call but `state` needs an open key. */
export const evidenceMethods = {
  /** Which of these are in the store. `damaged`: the bytes do not give this hash any more. */
  'evidence.state': {
    input: z.strictObject({ workspace: workspaceId, hashes: z.array(evidenceHash).max(100_000) }),
    output: z.strictObject({
      present: z.array(evidenceHash),
      damaged: z.array(evidenceHash),
      missing: z.array(evidenceHash),
      /** When all of them had been read through last. */
      verifiedAt: z.iso.datetime({ precision: 3 }).nullable(),
    }),
  },
  /** Copies a picked file into the store; returns once it is on the disk. Refused over the limit before a byte is copied. */
  'evidence.take': { input: z.strictObject({ workspace: workspaceId, file: fileToken }), output: taken },
  /** The same for bytes that the window has, such as a pasted screenshot. */
  'evidence.paste-begin': {
    input: z.strictObject({ workspace: workspaceId, name: z.string().min(1).max(1_000), size: z.int().min(0) }),
    output: z.strictObject({ paste: pasteToken }),
  },
  'evidence.paste-chunk': {
    input: z.strictObject({ paste: pasteToken, at: z.int().min(0), bytes: chunk }),
    output: z.strictObject({}),
  },
  'evidence.paste-end': { input: z.strictObject({ paste: pasteToken }), output: taken },
  'evidence.paste-cancel': { input: z.strictObject({ paste: pasteToken }), output: z.strictObject({}) },
  /** Removes bytes that were taken and are not wanted after all. What a change in the journal refers to stays. */
  'evidence.let-go': { input: oneFile, output: z.strictObject({}) },
  /** A piece of a file, for the preview in the app. */
  'evidence.bytes': {
    input: z.strictObject({ ...oneFile.shape, at: z.int().min(0), length: z.int().min(1).max(LARGEST_CHUNK) }),
    output: z.strictObject({ bytes: chunk, size: z.int().min(0) }),
  },
  'evidence.save': {
    input: z.strictObject({ ...oneFile.shape, name: z.string().min(1).max(1_000), place: savePlace }),
    output: saveOutcome,
  },
  /** Opens a private copy in the program that the computer has for it. Kinds that are not listed are saved instead. */
  'evidence.open': {
    input: z.strictObject({ ...oneFile.shape, name: z.string().min(1).max(1_000), file: evidenceFileId, revision: revisionId }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('opened'), copy: copyToken }),
      z.strictObject({ kind: z.literal('save instead'), words: z.string() }),
    ]),
  },
  /** The copies that are open or were left behind with changes in them. */
  'evidence.copies': { input: ofWorkspace, output: z.strictObject({ copies: z.array(openedCopy) }) },
  /** Takes a changed copy in, as `evidence.take` does. */
  'evidence.take-copy': { input: z.strictObject({ copy: copyToken }), output: taken },
  /** What was taken from a copy is on record: until it is changed again, it is no changed copy any more. */
  'evidence.copy-recorded': {
    input: z.strictObject({ copy: copyToken, revision: revisionId, hash: evidenceHash }),
    output: z.strictObject({}),
  },
  /** Removes a copy, with what was changed in it. */
  'evidence.close-copy': { input: z.strictObject({ copy: copyToken }), output: z.strictObject({}) },
  /** Reads these through now and compares their hashes. */
  'evidence.verify': {
    input: z.strictObject({ workspace: workspaceId, hashes: z.array(evidenceHash).max(100_000) }),
    output: z.strictObject({ checked: z.int(), damaged: z.array(evidenceHash), missing: z.array(evidenceHash) }),
  },
} as const;
