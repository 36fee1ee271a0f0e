import type { FastifyInstance } from 'fastify';
import { Gauge, Histogram, type Registry } from 'prom-client';
import type { Database } from '../database/database.ts';
import { onlyThisComputer } from './only-this-computer.ts';

/** Counts requests, measures how long they take and how much mail waits; shown at `/metrics` to this computer only. */
export function serveMetrics(service: FastifyInstance, { database, metrics }: { database: Database; metrics: Registry }): void {
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took, by route as it is written in the code.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [metrics],
  });
  new Gauge({
    name: 'mail_waiting',
    help: 'Mails that were not sent yet, those given up included.',
    registers: [metrics],
    async collect() {
      const row = await database
        .selectFrom('outbox')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('sent_at', 'is', null)
        .executeTakeFirst();
      this.set(row?.count ?? 0);
    },
  });
  service.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) };
    durations.observe(labels, reply.elapsedTime / 1_000);
  });
  service.get('/metrics', { onRequest: onlyThisComputer, schema: { hide: true } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  );
}
