import { z } from 'zod';
import { change } from '../assessment/change.ts';
import { documentDigest } from '../assessment/digest.ts';
import { documentId } from '../assessment/document.ts';
import { changeId, deviceId, personId, workspaceId } from '../assessment/identifiers.ts';
import { toolkitCalendar } from '../catalogue/calendar.ts';
import { organisationTypeId, requirementSet, requirementSetId } from '../catalogue/requirement-set.ts';
import { confidence } from '../catalogue/requirement-text.ts';
import { assuranceStatement } from '../catalogue/statement.ts';
import { todaysReturnList } from '../catalogue/todays-return.ts';
import { backupMethods, moveMethods } from './backup.ts';
import { freeBytes } from './disk-space.ts';
import { evidenceMethods } from './evidence.ts';
import { keyMethods } from './keys.ts';
import { givenPin, pin, pinVerdict } from './lock.ts';
import { fileToken, folderToken, saveOutcome, savePlace } from './picked-files.ts';
import { printingMethods } from './printing.ts';
import { removalMethods } from './removal.ts';
import { settings } from './settings.ts';

/**
 * The bridge: the one typed contract between the renderer and main, used by both shells. Inputs are parsed by main,
 * outputs by the renderer; nothing else declares a message.
 */

/**
 * The data format this version writes. A folder that carries a higher number is refused untouched; a lower one is migrated.
 * 1: the journal is one plain file. 2: it is a folder of linked segments (docs/journal.md). 3: a change in it can be destroyed
 * and keeps its id.
 */
export const DATA_FORMAT = 3;

export const workspaceSummary = z.strictObject({
  id: workspaceId,
  /** The organisation's name as last seen, for the switcher. */
  name: z.string(),
  createdAt: z.iso.datetime({ precision: 3 }),
});
export type WorkspaceSummary = z.infer<typeof workspaceSummary>;

const setSummary = z.strictObject({
  id: requirementSetId,
  organisationType: organisationTypeId,
  name: z.string(),
  description: z.string(),
  foundAs: z.array(z.string()),
  requirements: z.int(),
  confidence,
  codeShape: z.strictObject({ pattern: z.string(), words: z.string() }).nullable(),
  /** True for a set that was loaded from a file here. */
  local: z.boolean(),
});
export type SetSummary = z.infer<typeof setSummary>;

const namedFolder = z.strictObject({ folder: folderToken, name: z.string() });

const folderListing = z.strictObject({
  folder: folderToken,
  name: z.string(),
  /** From the top down to this folder's parent. */
  above: z.array(namedFolder),
  inside: z.array(namedFolder),
  files: z.array(z.string()),
  /** Desktop, Documents, ... where they exist. */
  usual: z.array(namedFolder),
});
export type FolderListing = z.infer<typeof folderListing>;

export const LARGEST_IMPORT_MB = 50;
const LONGEST_CONTENT = 64 * 1024 * 1024;

export const bridge = {
  'app.start': {
    input: z.strictObject({}),
    output: z.strictObject({
      version: z.string(),
      shell: z.enum(['electron', 'chromium']),
      dataFolder: z.string(),
      settings,
      workspaces: z.array(workspaceSummary),
      sets: z.array(setSummary),
      calendar: toolkitCalendar,
    }),
  },
  'settings.save': { input: settings, output: z.strictObject({}) },
  'workspaces.create': { input: z.strictObject({ name: z.string().max(500) }), output: workspaceSummary },
  'workspaces.rename': {
    input: z.strictObject({ workspace: workspaceId, name: z.string().max(500) }),
    output: z.strictObject({}),
  },
  'workspaces.open': {
    input: z.strictObject({ workspace: workspaceId }),
    output: z.strictObject({
      device: deviceId,
      /** The number of the journal's last record. */
      position: z.int().min(0),
      digests: z.record(documentId, documentDigest),
      /** Changes that were destroyed for good: they are in no file of the journal any more. */
      destroyed: z.array(changeId),
      /** Bytes at the end of the journal that were half written and cut off, 0 when none. */
      tornBytes: z.int().min(0),
      /** What was found damaged and was mended, in words for the person. */
      damage: z.array(z.string()),
    }),
  },
  /** Free bytes on the disk of the data folder. */
  'disk.space': { input: z.strictObject({}), output: z.strictObject({ free: freeBytes }) },
  'workspaces.remove': { input: z.strictObject({ workspace: workspaceId }), output: z.strictObject({}) },
  /** Returns once the changes are on the disk (fdatasync). Changes that the journal has already are passed over. */
  'journal.append': {
    input: z.strictObject({ workspace: workspaceId, changes: z.array(change).min(1).max(10_000) }),
    output: z.strictObject({ position: z.int(), free: freeBytes }),
  },
  /** Changes in the order of the journal, in pages. */
  'journal.read': {
    input: z.strictObject({
      workspace: workspaceId,
      documents: z.array(documentId).nullable(),
      after: z.int().min(0),
      limit: z.int().min(1).max(10_000),
    }),
    output: z.strictObject({
      changes: z.array(change),
      /** Changes that were destroyed for good and stood here. */
      destroyed: z.array(changeId),
      next: z.int().nullable(),
      /** What was found damaged on the way and was mended, in words for the person. */
      damage: z.array(z.string()),
    }),
  },
  /** The changes that hold, of every field, in pages: the state as it is, without its history. */
  'journal.holding': {
    input: z.strictObject({ workspace: workspaceId, after: z.int().min(0), limit: z.int().min(1).max(10_000) }),
    output: z.strictObject({ changes: z.array(change), next: z.int().nullable(), damage: z.array(z.string()) }),
  },
  /** What the Data Security and Protection Toolkit, today's return, asks. */
  'catalogue.todays-return': { input: z.strictObject({}), output: todaysReturnList },
  /** The assurance statement that is accepted when publishing, in its newest version. */
  'catalogue.statement': { input: z.strictObject({}), output: assuranceStatement },
  'catalogue.set': { input: z.strictObject({ id: requirementSetId }), output: requirementSet },
  /** Checks a corrected set from a picked file and keeps it beside the shipped ones, under an id of its own. */
  'catalogue.load': { input: z.strictObject({ file: fileToken }), output: setSummary },
  /** The text of a picked file, refused over 50 MB before a byte is read. */
  'files.read': { input: z.strictObject({ file: fileToken }), output: z.strictObject({ name: z.string(), text: z.string() }) },
  'files.save': {
    input: z.strictObject({
      name: z.string().min(1).max(200),
      content: z.string().max(LONGEST_CONTENT),
      place: savePlace,
    }),
    output: saveOutcome,
  },
  /** Who has a PIN on this computer, and whether the window is locked for the person who works here. */
  'lock.state': {
    input: z.strictObject({ person: personId.nullable() }),
    output: z.strictObject({ locked: z.boolean(), withPin: z.array(personId) }),
  },
  /** From now on this person's PIN is asked for again. It stays so when the window is loaded again. */
  'lock.lock': { input: z.strictObject({ person: personId }), output: z.strictObject({}) },
  'lock.check-pin': { input: givenPin, output: pinVerdict },
  /** `given` is the PIN that allows it, where the person has one already: their own or that of somebody else. */
  'lock.set-pin': {
    input: z.strictObject({ person: personId, pin, given: givenPin.nullable() }),
    output: pinVerdict,
  },
  'lock.clear-pin': { input: z.strictObject({ person: personId, given: givenPin }), output: pinVerdict },
  'places.list': { input: z.strictObject({ folder: folderToken.nullable() }), output: folderListing },
  ...evidenceMethods,
  ...keyMethods,
  ...removalMethods,
  ...backupMethods,
  ...moveMethods,
  ...printingMethods,
} as const satisfies Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>;

export type BridgeMethod = keyof typeof bridge;
export type BridgeInput<Method extends BridgeMethod> = z.infer<(typeof bridge)[Method]['input']>;
export type BridgeOutput<Method extends BridgeMethod> = z.infer<(typeof bridge)[Method]['output']>;

export const refusalCode = z.enum([
  'not understood',
  'not allowed',
  'newer data',
  'newer file',
  'not found',
  'too large',
  'disk full',
  'cannot write',
  'cannot read',
  'does not fit',
  /** The key of the evidence has to be opened, or made, first: `keys.state` says which. */
  'key needed',
]);

/** Why main said no: a code to act on and words for the person, naming the place and the next step. */
const bridgeRefusal = z.strictObject({ code: refusalCode, words: z.string() });
export type BridgeRefusal = z.infer<typeof bridgeRefusal>;

/** Every answer over the bridge; the value is parsed by the method's own schema. */
export const bridgeReply = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), refusal: bridgeRefusal }),
]);

/** Main tells the renderer. Numbered, so that a gap is noticed. */
export const bridgeEvent = z.strictObject({
  sequence: z.int().min(1),
  event: z.discriminatedUnion('kind', [
    /** The window is about to close: commit what is being typed. */
    z.strictObject({ kind: z.literal('closing') }),
    /** The computer is about to sleep, and may not wake up again: commit what is being typed. */
    z.strictObject({ kind: z.literal('sleeping') }),
  ]),
});
export type BridgeEvent = z.infer<typeof bridgeEvent>;

/** What the preload (Electron) or the start script (browser) puts on `window`. Nothing of the shell shows through. */
export interface BridgeOnWindow {
  readonly call: { readonly [Method in BridgeMethod]: (input: unknown) => Promise<unknown> };
  /** Hands a picked or dropped file to the shell, which finds out by itself where it lies. */
  readonly offerFile: (file: unknown) => Promise<string>;
  readonly onEvent: (listener: (event: unknown) => void) => void;
}

/** The name on `window` under which the bridge is found. */
export const BRIDGE_NAME = 'igtBridge';

/** Fixed for ever: local data belongs to this origin. */
export const CHROMIUM_ORIGIN = 'https://app.igt.localhost';
export const ELECTRON_ORIGIN = 'igt://app';
