import { z } from 'zod';
import { value } from '../../../src-shared/assessment/change.ts';

/** What the process that runs the app and the process that kills it tell each other. */

const act = z.discriminatedUnion('kind', [
  /** What a field was made to say: `answers/114/criteria/1a`, true. A tick is a change each time. */
  z.strictObject({ kind: z.literal('tick'), field: z.string(), value }),
  /** Of a text that is being typed only what stands when it is saved has to be a change. */
  z.strictObject({ kind: z.literal('text'), field: z.string(), value }),
  /** A file was shown as attached; its name says what its bytes are. */
  z.strictObject({ kind: z.literal('file'), name: z.string() }),
]);
export type Act = z.infer<typeof act>;

/** The page tells of these as they happen. */
export const watched = z.discriminatedUnion('kind', [
  /** Something was ticked or typed. */
  z.strictObject({ kind: z.literal('acted') }),
  /** A frame showed that everything is saved: what was done since the last such frame. */
  z.strictObject({ kind: z.literal('shown saved'), acts: z.array(act) }),
]);
export type Watched = z.infer<typeof watched>;

const fields = z.record(z.string(), value);

export const fromLife = z.discriminatedUnion('kind', [
  ...watched.options,
  /** The window is open, for the first time or again after the browser was killed. */
  z.strictObject({
    kind: z.literal('open'),
    processes: z.array(z.strictObject({ type: z.string(), id: z.int() })),
    /** The whole status line. */
    status: z.string(),
  }),
  z.strictObject({
    kind: z.literal('seen'),
    /** What stands in the boxes of the pages that were looked at. */
    onScreen: fields,
    /** Everything that the browser's database holds of the assessment. */
    inDatabase: fields,
  }),
  z.strictObject({ kind: z.literal('done'), what: z.enum(['type', 'hang']) }),
  /** Something that must not happen: a bug that main reports, an error in the window, an act that cannot be done. */
  z.strictObject({ kind: z.literal('bug'), words: z.string() }),
  /** The browser died so often within a minute that the app has closed in order instead of opening its window again. */
  z.strictObject({ kind: z.literal('gave up') }),
  z.strictObject({ kind: z.literal('closed') }),
]);
export type FromLife = z.infer<typeof fromLife>;

export const toLife = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('look'), requirements: z.array(z.string()) }),
  /** Goes on until something is killed. */
  z.strictObject({ kind: z.literal('edit'), seed: z.int(), requirements: z.array(z.string()) }),
  /** Types into a requirement's comment and stays in the box. */
  z.strictObject({ kind: z.literal('type'), requirement: z.string(), text: z.string() }),
  /** Lets the page do nothing more than turn in circles. */
  z.strictObject({ kind: z.literal('hang') }),
  z.strictObject({ kind: z.literal('close') }),
]);
export type ToLife = z.infer<typeof toLife>;

/**
 * What a life is told when it is started. A mutant is an app with a fault that must be found: `answers early` says that
 * changes are in the journal a moment before it writes them.
 */
export const beginning = z.strictObject({
  data: z.string(),
  /** Where the files lie that are attached. */
  files: z.string(),
  workspace: z.string(),
  assessmentPath: z.string(),
  mutant: z.enum(['none', 'answers early']),
});
export type Beginning = z.infer<typeof beginning>;
