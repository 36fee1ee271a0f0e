import { z } from 'zod';
import { documentId } from '../../assessment/document.ts';
import { receiptClaims } from '../../submission/receipt-claims.ts';
import { serviceKeys } from '../../submission/service-keys.ts';
import { submissionId } from '../../submission/submission-id.ts';
import { organisationId } from './identifiers.ts';
import { route } from './route.ts';

/** Publishing: the changes are there already, so a publication is named and the service makes it from them. */

/** How often one organisation can publish, over the years and assessments. */
export const MOST_SUBMISSIONS = 500;

/** What the service holds of a publication, as it says it to the organisation. */
const submissionHeld = z.strictObject({
  id: submissionId,
  assessment: documentId,
  /** By the service's clock. */
  received: receiptClaims.shape.received,
  due: receiptClaims.shape.due,
  /** The same bytes for ever. */
  receipt: z.string(),
});
export type SubmissionHeld = z.infer<typeof submissionHeld>;

const ofOrganisation = z.strictObject({ organisation: organisationId });
const ofSubmission = ofOrganisation.extend({ submission: submissionId });

export const publishSubmission = route({
  method: 'PUT',
  path: '/organisations/:organisation/submissions/:submission',
  access: 'publish',
  summary:
    'Publishes the finished copy of this identifier from the changes that the service has. However often it is sent, there is one submission and one receipt.',
  params: ofSubmission,
  body: z.strictObject({
    assessment: documentId,
    /** Of the requirement set that the assessment was answered with: a service that has other words does not judge by them. */
    setHash: receiptClaims.shape.set.shape.hash,
    /** One that this computer has already. A service that was restored from a backup makes the same submission again by it. */
    receipt: z.string().max(20_000).optional(),
  }),
  status: 200,
  output: submissionHeld,
  refusals: [
    'organisation-provisional',
    'copy-missing',
    'changes-missing',
    'copy-differs',
    'salt-missing',
    'withdrawn',
    'not-accepted',
    'acceptance-altered',
    'accepted-another-copy',
    'set-not-held',
    'statement-not-known',
    'not-complete',
    'receipt-not-ours',
    'too-many-submissions',
    'identifier-used',
    'clock-behind',
    'sending-too-much',
  ],
});

export const readSubmission = route({
  method: 'GET',
  path: '/organisations/:organisation/submissions/:submission',
  access: 'read-assessment',
  summary: 'A submission with its receipt.',
  params: ofSubmission,
  status: 200,
  output: submissionHeld,
  refusals: ['sending-too-much'],
});

export const listSubmissions = route({
  method: 'GET',
  path: '/organisations/:organisation/submissions',
  access: 'read-assessment',
  summary: 'Everything that the organisation has published, the newest first.',
  params: ofOrganisation,
  status: 200,
  compressed: true,
  output: z.strictObject({ submissions: z.array(submissionHeld).max(MOST_SUBMISSIONS) }),
  refusals: ['sending-too-much'],
});

export const readServiceKeys = route({
  method: 'GET',
  path: '/keys',
  access: 'anyone',
  summary: 'What verifies this service’s receipts without a connection: its address, its root, and its signed set of keys.',
  status: 200,
  output: serviceKeys,
  refusals: [],
});
