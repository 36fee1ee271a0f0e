import type { FastifyInstance } from 'fastify';
import {
  listSubmissions,
  publishSubmission,
  readServiceKeys,
  readSubmission,
} from '../../src-shared/contract/central/submissions.ts';
import { serveSignedIn } from '../accounts/serve-signed-in.ts';
import type { ServiceParts } from '../app.ts';
import { ofOrganisation } from '../database/of-organisation.ts';
import { Refused } from '../http/refused.ts';
import { serve } from '../http/serve.ts';
import { publish } from './publish.ts';
import { receiptKeys } from './receipt-keys.ts';
import { findSubmission, findSubmissions, submissionView } from './submission-rows.ts';

/** Publishing, what was published, and the keys that verify receipts. */
export function serveSubmissions(service: FastifyInstance, parts: ServiceParts): void {
  serve(service, readServiceKeys, async () => (await receiptKeys(parts.database, parts)).handedOut);
  serveSignedIn(service, parts, publishSubmission, (caller, { params, body }) => publish(parts, caller, params.submission, body));
  serveSignedIn(service, parts, readSubmission, async (caller, { params }) => {
    const found = await findSubmission(ofOrganisation(parts.database, caller.organisation), params.submission);
    if (found === undefined) throw new Refused('not-found');
    return submissionView(found);
  });
  serveSignedIn(service, parts, listSubmissions, async (caller) => {
    const found = await findSubmissions(ofOrganisation(parts.database, caller.organisation));
    return { submissions: found.map(submissionView) };
  });
}
