import { z } from 'zod';
import { change } from '../../assessment/change.ts';
import { documentDigest } from '../../assessment/digest.ts';
import { documentId } from '../../assessment/document.ts';
import { changeId, deviceId } from '../../assessment/identifiers.ts';
import { userId } from './accounts/fields.ts';
import { organisationId } from './identifiers.ts';
import { route } from './route.ts';

/** Changes go up by push and come down by pull. A workspace is one organisation, and all its documents are that organisation's. */

/** How many changes one push may bring, and one page of a pull may hold. */
export const MOST_CHANGES = 1_000;
/** Of a push, in bytes once inflated. Twelve changes of the longest text fit whatever their characters; most are tiny. */
export const PUSH_BODY_LIMIT = 8 * 1024 * 1024;

const placeInHistory = z.string().regex(/^[0-9a-f-]{36}\.\d{1,15}\.[A-Za-z0-9_-]{22}$/, 'not a place in the history');

/**
 * How far a computer has read. It stands for the whole history before it, not for a number only, so a service that was restored
 * from a backup and has gone on since is noticed however far it has come.
 */
export const cursor = placeInHistory.brand('Cursor');

/**
 * What a push is acknowledged with: a service that still holds what it then held knows it again. It is no cursor: reading on from
 * it would pass over what others sent before.
 */
export const pushProof = placeInHistory.brand('PushProof');

/** Why one change is refused for good. The client lists it as not sent and goes on with the others. */
export const changeRefusalWords = {
  'stamp-too-late': 'Its stamp lies past the year 2100, so nothing could ever overtake it.',
  'not-a-change': 'It does not have the shape of a change.',
  'does-not-fit': 'Its value is of a kind that this field cannot hold.',
  'id-used': 'The service holds another change under the same identifier.',
} as const;
const changeRefusalCode = z.enum(
  Object.keys(changeRefusalWords) as [keyof typeof changeRefusalWords, ...(keyof typeof changeRefusalWords)[]],
);
export type ChangeRefusalCode = z.infer<typeof changeRefusalCode>;

const changeRefusal = z.strictObject({ id: changeId, code: changeRefusalCode, words: z.string() });
export type ChangeRefusal = z.infer<typeof changeRefusal>;

/** Milliseconds that a computer's clock is ahead of the service's (behind: below 0); null when they agree within minutes. */
const clockOff = z.int().nullable();

/** A change as the service holds it. */
const storedChange = z.strictObject({
  /** 1, 2, 3, ... within the organisation, in the order in which they were stored. One that was removed for good is left out. */
  position: z.int().min(1),
  /** By the service's clock. */
  received: z.iso.datetime(),
  /** Whose sign-in pushed it, and from which computer: the service knows these, where `by` is what the change says. */
  account: userId,
  device: deviceId,
  clockOff,
  change,
});
export type StoredChange = z.infer<typeof storedChange>;

const ofOrganisation = z.strictObject({ organisation: organisationId });

export const pushChanges = route({
  method: 'POST',
  path: '/organisations/:organisation/changes',
  access: 'change-assessment',
  summary:
    'Stores changes. Each is stored once however often it is sent. Every one that the answer does not refuse is held from then on.',
  params: ofOrganisation,
  body: z.strictObject({
    /** The computer's time as it sends, so that a wrong clock is noticed. It is never refused. */
    sentAt: z.iso.datetime(),
    // Loose, so that one change that the service cannot take is refused by itself and holds up no other.
    changes: z.array(z.looseObject({ id: changeId })).max(MOST_CHANGES),
  }),
  bodyLimit: PUSH_BODY_LIMIT,
  status: 200,
  output: z.strictObject({
    /** How many were new. */
    stored: z.int().min(0),
    refused: z.array(changeRefusal),
    proof: pushProof,
    clockOff,
  }),
  refusals: ['sending-too-much'],
});

export const pullChanges = route({
  method: 'GET',
  path: '/organisations/:organisation/changes',
  access: 'read-assessment',
  summary: 'A page of the changes after a cursor, in the order in which the service stored them.',
  params: ofOrganisation,
  query: z.strictObject({
    /** From the beginning where it is not given. */
    after: cursor.optional(),
    /** Of this computer's last push. The service refuses when it does not hold any more what it acknowledged. */
    proof: pushProof.optional(),
    limit: z.coerce.number().int().min(1).max(MOST_CHANGES).default(500),
    /** What this computer pushed can be left out: its journal has it. */
    own: z.enum(['included', 'left-out']).default('included'),
  }),
  status: 200,
  compressed: true,
  output: z.strictObject({
    changes: z.array(storedChange),
    next: cursor,
    /** Whether there is more after `next` already. */
    more: z.boolean(),
  }),
  refusals: ['history-differs', 'sending-too-much'],
});

export const readDigests = route({
  method: 'GET',
  path: '/organisations/:organisation/digests',
  access: 'read-assessment',
  summary: 'The digest of each document, by name, a thousand to a page, to find those of which two copies differ.',
  params: ofOrganisation,
  /** `after`: the last document of the page before. */
  query: z.strictObject({ after: documentId.optional() }),
  status: 200,
  compressed: true,
  output: z.strictObject({
    /** What the digests of this page count: everything up to here. */
    upTo: cursor,
    documents: z.array(z.strictObject({ document: documentId, digest: documentDigest })),
    more: z.boolean(),
  }),
  refusals: ['sending-too-much'],
});
