import { z } from 'zod';
import { changeId } from '../../assessment/identifiers.ts';
import { accountRefusals } from './accounts/refusals.ts';
import { changesRefusals } from './changes-refusals.ts';
import { submissionsRefusals } from './submissions-refusals.ts';

/** What a refusal is sent with: the status of HTTP, and words for a person. */
interface RefusalKind {
  readonly status: number;
  readonly words: string;
}

/** Refusals that any route can answer with. Each subject has such a table of its own and is listed below. */
const generalRefusals = {
  malformed: { status: 400, words: 'The request could not be read.' },
  'not-understood': { status: 400, words: 'The request does not have the shape that this service expects.' },
  'not-found': { status: 404, words: 'There is nothing here.' },
  'too-slow': { status: 408, words: 'The request took too long to arrive. Nothing was stored.' },
  'too-large': { status: 413, words: 'The request is larger than this service accepts. Nothing was stored.' },
  'wrong-content-type': { status: 415, words: 'This service reads JSON here, and gzip as its only compression.' },
  'app-too-old': {
    status: 426,
    words: 'This version of the app is too old for the service. Update it; nothing on this computer is lost.',
  },
  'headers-too-large': { status: 431, words: 'The head of the request is larger than this service accepts.' },
  fault: { status: 500, words: 'The service made a mistake. Nothing was stored. What you sent is safe to send again.' },
  'not-ready': { status: 503, words: 'The service cannot reach its database just now. Try again in a moment.' },
} as const satisfies Record<string, RefusalKind>;

/** Every code that the service refuses with: a closed table, so that a client can be exhaustive over it. */
export const refusalTable = {
  ...generalRefusals,
  ...accountRefusals,
  ...changesRefusals,
  ...submissionsRefusals,
} as const satisfies Record<string, RefusalKind>;

export type RefusalCode = keyof typeof refusalTable;

const codes = Object.keys(refusalTable) as [RefusalCode, ...RefusalCode[]];

/** The body of every refusal. `words` are shown to a person as they are. */
export const refusalBody = z.strictObject({
  error: z.strictObject({
    code: z.enum(codes),
    words: z.string(),
    /** With `changes-missing`: which. */
    changes: z.array(changeId).optional(),
    /** With `not-complete`: everything that is left to do, in words. */
    blockers: z.array(z.string()).optional(),
  }),
});
export type RefusalBody = z.infer<typeof refusalBody>;
