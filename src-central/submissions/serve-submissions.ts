import type { FastifyInstance } from 'fastify';
import {
  listSubmissions,
  publishSubmission,
  readServiceKeys,
  readSubmission,
} from '../../src-shared/contract/central/submissions.ts';
import { serveSignedIn } from '../accounts/serve-signed-in.ts';
import type { ServiceParts } from '../app.ts';
import { readingLimit } from '../changes/reading-limit.ts';
import { ofOrganisation } from '../database/of-organisation.ts';
import { Refused } from '../http/refused.ts';
import { serve } from '../http/serve.ts';
import { publish } from './publish.ts';
import { receiptKeys } from './receipt-keys.ts';
import { findSubmission, findSubmissions, submissionView } from './submission-rows.ts';

/** Publishing, what was published, and the keys that verify receipts. */
export function serveSubmissions(service: FastifyInstance, parts: ServiceParts): void {
  serve(service, readServiceKeys, async () => (await receiptKeys(parts.database, parts)).handedOut);
  // Each try folds everything that the organisation has, also one that is refused.
  const count = readingLimit(parts.now);
  serveSignedIn(service, parts, publishSubmission, async (caller, { params, body }) => {
    count(caller.signIn);
    return publish(parts, caller, params.submission, body);
  });
  serveSignedIn(service, parts, readSubmission, async (caller, { params }) => {
    count(caller.signIn);
    const found = await findSubmission(ofOrganisation(parts.database, caller.organisation), params.submission);
    if (found === undefined) throw new Refused('not-found');
    return submissionView(found);
  });
  serveSignedIn(service, parts, listSubmissions, async (caller) => {
    count(caller.signIn);
    const found = await findSubmissions(ofOrganisation(parts.database, caller.organisation));
    return { submissions: found.map(submissionView) };
  });
}
