import { z } from 'zod';
import { organisationId } from '../identifiers.ts';
import { route } from '../route.ts';
import { done, odsCode, organisationAccount, organisationStanding, personFields } from './fields.ts';

/** What the operator's administrators do. Each read of private data is recorded. */

export const listOrganisations = route({
  method: 'GET',
  path: '/operator/organisations',
  access: 'manage-organisations',
  summary: 'Registered organisations in the order of their codes, a hundred at a time.',
  query: z.strictObject({ standing: organisationStanding.optional(), after: odsCode.optional() }),
  status: 200,
  output: z.strictObject({ organisations: z.array(organisationAccount) }),
  refusals: [],
});

export const confirmOrganisation = route({
  method: 'POST',
  path: '/operator/organisations/:subject/confirmation',
  access: 'manage-organisations',
  summary: 'Confirms a provisional organisation, which can then publish.',
  params: z.strictObject({ subject: organisationId }),
  status: 200,
  output: organisationAccount,
  refusals: [],
});

export const handOver = z.strictObject({
  id: z.uuid(),
  organisation: organisationAccount,
  ...personFields,
  message: z.string(),
  askedAt: z.iso.datetime(),
});

export const listHandOvers = route({
  method: 'GET',
  path: '/operator/hand-overs',
  access: 'manage-organisations',
  summary: 'Who asked for an organisation to be handed over, the oldest first; those not decided yet.',
  status: 200,
  output: z.strictObject({ handOvers: z.array(handOver) }),
  refusals: [],
});

export const decideHandOver = route({
  method: 'POST',
  path: '/operator/hand-overs/:handOver/decision',
  access: 'manage-organisations',
  summary: 'Hands the organisation over: the person becomes an administrator and the former ones are told; or refuses it.',
  params: z.strictObject({ handOver: z.uuid() }),
  body: z.strictObject({ decision: z.enum(['hand over', 'refuse']) }),
  status: 200,
  output: done,
  refusals: ['decided-before'],
});

export const importDirectory = route({
  method: 'POST',
  path: '/operator/directory',
  access: 'import-directory',
  summary:
    'Takes in a list of organisations as CSV: the 27 columns in which ODS publishes them, or columns named in the first line.',
  body: z.strictObject({
    csv: z.string(),
    /** The kind of organisation that the list is of, where the list does not say. */
    type: organisationAccount.shape.type.nullable(),
  }),
  bodyLimit: 32 * 1024 * 1024,
  status: 200,
  output: z.strictObject({
    taken: z.int(),
    /** Rows that could not be read, the first twenty, with their line and why. */
    passedOver: z.array(z.strictObject({ line: z.int(), why: z.string() })),
  }),
  refusals: ['not-a-directory'],
});

export const auditEntry = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  staff: z.string(),
  organisation: organisationId.nullable(),
  what: z.string(),
});

export const readAudit = route({
  method: 'GET',
  path: '/operator/audit',
  access: 'read-audit',
  summary: 'What the operator’s staff read and did, the newest first, a hundred at a time.',
  query: z.strictObject({ before: z.uuid().optional() }),
  status: 200,
  output: z.strictObject({ entries: z.array(auditEntry) }),
  refusals: [],
});
