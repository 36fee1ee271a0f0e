import { z } from 'zod';
import { change } from '../assessment/change.ts';
import { documentDigest } from '../assessment/digest.ts';
import { documentId } from '../assessment/document.ts';
import { changeId, evidenceHash, workspaceId } from '../assessment/identifiers.ts';
import { toolkitYear } from '../assessment/toolkit-year.ts';
import { fileToken, folderToken, savePlace } from './picked-files.ts';

/** Backups of an organisation, restoring from them, and the one file with which it moves to another computer. */

const moment = z.iso.datetime({ precision: 3 });
const ofWorkspace = z.strictObject({ workspace: workspaceId });

/** The name of a backup within its folder: when it was made, by this computer's clock, and a few digits that tell two apart. */
export const backupId = z
  .string()
  .regex(/^\d{8}T\d{9}Z-[0-9a-f]{8}$/)
  .brand('BackupId');
export type BackupId = z.infer<typeof backupId>;

export const backupContents = z.strictObject({
  changes: z.int().min(0),
  /** Stored evidence: the same bytes count once, earlier revisions count. */
  evidenceFiles: z.int().min(0),
  /** Of all that it refers to, whether or not other backups share it. */
  bytes: z.int().min(0),
});
export type BackupContents = z.infer<typeof backupContents>;

const backup = z.strictObject({
  id: backupId,
  at: moment,
  contents: backupContents,
  standing: z.discriminatedUnion('kind', [
    /** Read back, opened and counted when it was made, and nothing was found since. */
    z.strictObject({ kind: z.literal('verified') }),
    /** Not all of it can be brought back; in words, what cannot. */
    z.strictObject({ kind: z.literal('damaged'), words: z.string() }),
    /** A newer version of the app has made it; this one leaves it alone. */
    z.strictObject({ kind: z.literal('newer'), words: z.string() }),
  ]),
});
export type Backup = z.infer<typeof backup>;

export const backupOutcome = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('made'),
    backup,
    /** What is worth saying, such as evidence files that cannot be read on this computer and are not in it. */
    notes: z.array(z.string()),
  }),
  /** Nothing was recorded since the newest backup, which is whole. */
  z.strictObject({ kind: z.literal('nothing new'), backup }),
  /** It does not count, and the earlier ones stand. In words: why, what is safe, what to do. */
  z.strictObject({ kind: z.literal('failed'), words: z.string() }),
]);
export type BackupOutcome = z.infer<typeof backupOutcome>;

const progress = z.strictObject({
  doing: z.enum(['copying', 'checking', 'bringing back', 'writing the file', 'reading the file']),
  /** In bytes. */
  done: z.int().min(0),
  total: z.int().min(0),
});
export type BackupProgress = z.infer<typeof progress>;

const backupState = z.strictObject({
  /** Where backups are written to; null until somebody has chosen a folder. */
  folder: z
    .strictObject({
      /** The whole path of the chosen folder, to be shown. */
      path: z.string(),
      name: z.string(),
      standing: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('there') }),
        /** Unplugged, not connected, or another one in its place; tried again by itself. */
        z.strictObject({ kind: z.literal('missing'), words: z.string() }),
      ]),
    })
    .nullable(),
  /** The newest first; empty while the folder is missing. */
  backups: z.array(backup),
  /** What was kept on this computer before each of the last restores; the newest first. */
  recoveryPoints: z.array(backup),
  /** How the last backup went, by hand or automatic. */
  last: z.strictObject({ at: moment, outcome: backupOutcome }).nullable(),
  /** Whether something was recorded since the newest backup that counts. */
  changedSince: z.boolean(),
});
export type BackupState = z.infer<typeof backupState>;

/** A backup that this organisation can be restored from: one in its folder, or what was kept here before a restore. */
const restoreSource = z.strictObject({
  ...ofWorkspace.shape,
  from: z.strictObject({ kind: z.enum(['backup', 'recovery point']), id: backupId }),
});
export type RestoreSource = z.infer<typeof restoreSource>;

/** Backups of one organisation that were found in a folder. */
export const foundToken = z
  .string()
  .regex(/^found-\d+$/)
  .brand('FoundToken');
export type FoundToken = z.infer<typeof foundToken>;

const foundBackups = z.strictObject({
  found: foundToken,
  workspace: workspaceId,
  /** The organisation's name when the newest of them was made. */
  name: z.string(),
  /** True when this organisation is on this computer: then it is restored from its Backup page and not made anew. */
  isHere: z.boolean(),
  /** What opens the evidence in them on a computer that does not have the key. */
  opensWith: z.array(z.enum(['recovery code', 'passphrase'])),
  backups: z.array(backup),
});
export type FoundBackups = z.infer<typeof foundBackups>;

const evidenceBroughtBack = z.strictObject({
  /** Copied back; their bytes give their hash again. */
  restored: z.array(evidenceHash),
  /** The store had them, whole. */
  notNeeded: z.array(evidenceHash),
  notInBackup: z.array(evidenceHash),
  damagedInBackup: z.array(evidenceHash),
});

const longestCode = z.string().max(200);

export const backupMethods = {
  'backup.state': { input: ofWorkspace, output: backupState },
  /** How far the long work is that is under way, of whichever call; null when there is none. Ask now and then. */
  'backup.progress': { input: z.strictObject({}), output: z.strictObject({ progress: progress.nullable() }) },
  /** From now on backups go there. What an earlier folder holds stays as it is. The first backup is `backup.now`. */
  'backup.choose-folder': {
    input: z.strictObject({ workspace: workspaceId, folder: folderToken }),
    output: backupState,
  },
  /** No backups any more. Those that were made stay where they are. */
  'backup.forget-folder': { input: ofWorkspace, output: backupState },
  /** Makes one, verifies it and answers when that is done. */
  'backup.now': { input: ofWorkspace, output: backupOutcome },
  /** Reads every byte of one again, and everything that it refers to. */
  'backup.check': { input: restoreSource, output: backup },
  /** Removes one for good; what others refer to stays. */
  'backup.remove': { input: restoreSource, output: backupState },

  /** What a restore would find: compare the digests with those of the journal, and read only documents that differ. */
  'backup.compare': {
    input: restoreSource,
    output: z.strictObject({
      backup,
      digests: z.record(documentId, documentDigest),
      /** Stored evidence that is in the backup and missing in the store here, or known to be damaged there. */
      missingEvidence: z.strictObject({ files: z.int().min(0), bytes: z.int().min(0) }),
    }),
  },
  /** Changes of a backup in their order, in pages as `journal.read`. Refused in words where the backup is damaged. */
  'backup.changes': {
    input: z.strictObject({
      ...restoreSource.shape,
      documents: z.array(documentId).nullable(),
      after: z.int().min(0),
      limit: z.int().min(1).max(10_000),
    }),
    output: z.strictObject({ changes: z.array(change), next: z.int().nullable() }),
  },
  /**
   * Copies back evidence that the store here lacks or that is damaged in it. Needs the open key, because each is read
   * through before it counts.
   *
   * `hashes`: which; null for all evidence that changes on record here refer to.
   */
  'backup.restore-evidence': {
    input: z.strictObject({ ...restoreSource.shape, hashes: z.array(evidenceHash).max(100_000).nullable() }),
    output: evidenceBroughtBack,
  },
  /** Keeps everything as it is now on this computer; done before a restore. The three newest are kept. */
  'backup.recovery-point': { input: ofWorkspace, output: backup },

  /** Which earlier backups still hold something that is removed for good; those made from now on do not. */
  'backup.holding': {
    input: z.strictObject({
      workspace: workspaceId,
      hashes: z.array(evidenceHash).max(100_000),
      changes: z.array(changeId).max(100_000),
    }),
    output: z.strictObject({
      /** The newest first. One that cannot be read counts as holding it. */
      holding: z.array(z.strictObject({ kind: z.enum(['backup', 'recovery point']), backup })),
      /** In words why the folder of backups could not be looked into; null when it was, or none is chosen. */
      notLookedInto: z.string().nullable(),
    }),
  },

  /** Looks for backups in a folder that this computer may never have used. */
  'backup.look': {
    input: z.strictObject({ folder: folderToken }),
    output: z.strictObject({ found: z.array(foundBackups) }),
  },
  /**
   * Makes an organisation on this computer from a backup that `backup.look` has found. Its key is opened afterwards, by
   * `keys.open`. Refused when the organisation is here already.
   */
  'backup.adopt': {
    input: z.strictObject({ found: foundToken, backup: backupId }),
    output: z.strictObject({
      workspace: workspaceId,
      name: z.string(),
      contents: backupContents,
      /** What could not be brought back, in words; empty when everything was. */
      notes: z.array(z.string()),
    }),
  },
} as const;

/** Fields are shown, not recorded; more than these nobody reads. */
export const MOST_FIELDS_SHOWN = 200;

const levelEffect = z.strictObject({
  number: z.string(),
  title: z.string(),
  before: z.string(),
  after: z.string(),
  falls: z.boolean(),
});

/** What taking a moving file would do to an organisation that is here. */
const moveEffects = z.strictObject({
  /** How many edits are not here. */
  changes: z.int().min(0),
  /** Evidence files of it that are wanted and not here. */
  evidence: z.strictObject({ files: z.int().min(0), bytes: z.int().min(0) }),
  /** The first of the fields that would say something else. */
  fields: z
    .array(z.strictObject({ document: documentId, field: z.string(), words: z.string(), now: z.string(), inBackup: z.string() }))
    .max(MOST_FIELDS_SHOWN),
  /** How many there are. */
  fieldCount: z.int().min(0),
  levels: z.array(z.strictObject({ year: toolkitYear, levels: z.array(levelEffect) })),
  /** What would be less than now, in sentences: reason to ask first. */
  shrinks: z.array(z.string()),
  /** What else is worth knowing, in sentences. */
  warnings: z.array(z.string()),
});

/** Moving an organisation to another computer with one file. */
export const moveMethods = {
  /** Writes everything of an organisation into one encrypted file. Refused until it has a recovery code. */
  'move.write': {
    /** `name`: a suggestion for the file's name, or what the person made of it. */
    input: z.strictObject({ workspace: workspaceId, name: z.string().min(1).max(200), place: savePlace }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('saved'),
        name: z.string(),
        folder: z.string(),
        contents: backupContents,
        /** Evidence on record that is not in the file, because its bytes are missing or damaged here. */
        missing: z.array(evidenceHash),
      }),
      z.strictObject({ kind: z.literal('cancelled') }),
      z.strictObject({ kind: z.literal('choose here') }),
      z.strictObject({ kind: z.literal('exists'), name: z.string() }),
    ]),
  },
  /** What such a file holds, and what taking it would do. Nothing is altered. Refused in words when it is cut off, damaged, newer or another kind of file. */
  'move.look': {
    input: z.strictObject({ file: fileToken, code: longestCode }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('opened'),
        workspace: workspaceId,
        name: z.string(),
        writtenAt: moment,
        contents: backupContents,
        /** What taking it would do, when this organisation is on this computer: it gets what it lacks. Null when it is not. */
        here: moveEffects.nullable(),
      }),
      z.strictObject({ kind: z.literal('wrong'), words: z.string() }),
    ]),
  },
  /**
   * Reads the whole file first and then makes the organisation, or gives one that is here what it lacks. The window opens
   * the organisation afterwards as at a start, which brings its database up to the journal.
   */
  'move.take': {
    input: z.strictObject({ file: fileToken, code: longestCode }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('taken'),
        workspace: workspaceId,
        name: z.string(),
        isNew: z.boolean(),
        /** How many it did not have before. */
        changes: z.int().min(0),
        evidenceFiles: z.int().min(0),
        requirementSets: z.int().min(0),
      }),
      z.strictObject({ kind: z.literal('wrong'), words: z.string() }),
    ]),
  },
} as const;
