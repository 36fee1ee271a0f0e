import type { FastifyInstance } from 'fastify';
import { pullChanges, pushChanges, readDigests } from '../../src-shared/contract/central/changes.ts';
import { serveSignedIn } from '../accounts/serve-signed-in.ts';
import type { ServiceParts } from '../app.ts';
import { pull, readDigestsOf } from './pull.ts';
import { push } from './push.ts';
import { readingLimit } from './reading-limit.ts';

/** Push, pull, and the digests that two copies compare. */
export function serveChanges(service: FastifyInstance, parts: ServiceParts): void {
  const countReading = readingLimit(parts.now);
  serveSignedIn(service, parts, pushChanges, (caller, { body }) => push(parts, caller, body));
  serveSignedIn(service, parts, pullChanges, async (caller, { query }) => {
    countReading(caller.signIn);
    return pull(parts.database, caller, query);
  });
  serveSignedIn(service, parts, readDigests, async (caller, { query }) => {
    countReading(caller.signIn);
    return readDigestsOf(parts.database, caller, query);
  });
}
