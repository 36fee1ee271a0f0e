import type { FastifyInstance } from 'fastify';
import { readHealth, readReadiness } from '../../src-shared/contract/central/health.ts';
import type { ServiceParts } from '../app.ts';
import { isMigrated } from '../database/migrate.ts';
import { Refused } from './refused.ts';
import { serve } from './serve.ts';

/** For whoever watches the service: whether it runs, and whether it can do its work. */
export function serveHealth(service: FastifyInstance, { database }: ServiceParts): void {
  serve(service, readHealth, async () => ({ standing: 'running' as const }));
  serve(service, readReadiness, async () => {
    const ready = await isMigrated(database).catch(() => false);
    if (!ready) throw new Refused('not-ready', { retryAfter: 5 });
    return { standing: 'ready' as const };
  });
}
