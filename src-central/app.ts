import Fastify, { type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Registry } from 'prom-client';
import type { Operator } from '../src-shared/contract/central/operator.ts';
import { serveAccounts } from './accounts/serve-accounts.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { serveChanges } from './changes/serve-changes.ts';
import type { Database } from './database/database.ts';
import { answerUnreadable } from './http/answer-unreadable.ts';
import { takeCompressedBodies } from './http/compressed-bodies.ts';
import { type LogDestination, loggerFor, logRefusal, logRequests } from './http/log.ts';
import { serveMetrics } from './http/metrics.ts';
import { refuseOldApps } from './http/old-apps.ts';
import { refusalOf } from './http/refusal-of.ts';
import { Refused } from './http/refused.ts';
import { serveDocumentation } from './http/serve-documentation.ts';
import { serveHealth } from './http/serve-health.ts';
import { servePracticeMail } from './mail/serve-practice-mail.ts';
import { serveOperator } from './operator/serve-operator.ts';
import { serveSubmissions } from './submissions/serve-submissions.ts';

/** What the service is made of. Every file that serves routes takes this, so a test can put its own clock or chance in. */
export interface ServiceParts {
  readonly database: Database;
  readonly operator: Operator;
  /** Its address as apps have it: what the first set of keys for receipts is made for. */
  readonly address: string;
  /** What publications are judged by. */
  readonly catalogue: Catalogue;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether organisations are confirmed as they register, as on a person's own computer; else somebody has to. */
  readonly confirmsAtOnce: boolean;
  /** Unguessable bytes. */
  readonly randomBytes: (size: number) => Uint8Array;
  readonly log: LogDestination;
  /** What is counted and measured; one a service. */
  readonly metrics: Registry;
  /** Whether mail that was sent can be read at `/dev/mail`: only where it went to files on this computer. */
  readonly showsMail: boolean;
  /** Addresses of proxies whose word on the client's address is believed. */
  readonly trustedProxies: readonly string[];
}

const BODY_LIMIT = 1024 * 1024;
/** A whole request must have arrived within this, however slowly it is sent. */
const LONGEST_ARRIVAL = 60_000;
const ARRIVAL_LOOKED_AT_EVERY = 5_000;

/**
 * Builds the service: call `listen` on it, or `inject` in tests. It does not own what is in its parts; closing it lets requests
 * under way end, after which the database can be closed.
 */
export async function buildService(parts: ServiceParts): Promise<FastifyInstance> {
  const service = Fastify({
    logger: loggerFor(parts.log),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: LONGEST_ARRIVAL,
    // What still comes over an open connection while the service ends is served like the rest of what is under way.
    return503OnClosing: false,
    http: { connectionsCheckingInterval: ARRIVAL_LOOKED_AT_EVERY },
    trustProxy: parts.trustedProxies.length > 0 ? [...parts.trustedProxies] : false,
    clientErrorHandler: answerUnreadable,
    genReqId: () => Buffer.from(parts.randomBytes(9)).toString('base64url'),
    frameworkErrors: (error, _request, reply) => answerWith(reply as unknown as FastifyReply, refusalOf(error)),
  });
  // Fastify reads plain text as well, which no route here is made for.
  service.removeContentTypeParser('text/plain');
  service.setValidatorCompiler(validatorCompiler);
  service.setSerializerCompiler(serializerCompiler);
  service.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error);
    logRefusal(request.log, refusal, error);
    return answerWith(reply, refusal);
  });
  service.setNotFoundHandler((_request, reply) => answerWith(reply, new Refused('not-found')));
  service.addHook('onRequest', async (request, reply) => {
    reply.header('request-id', request.id);
    // Answers hold tokens and private data; a route whose answer may be kept says so itself.
    reply.header('cache-control', 'no-store');
  });
  logRequests(service);
  refuseOldApps(service);
  takeCompressedBodies(service);
  serveMetrics(service, parts);
  await serveDocumentation(service);
  if (parts.showsMail) servePracticeMail(service, parts);
  serveHealth(service, parts);
  serveOperator(service, parts);
  serveAccounts(service, parts);
  serveChanges(service, parts);
  serveSubmissions(service, parts);
  return service;
}

function answerWith(reply: FastifyReply, refusal: Refused): FastifyReply {
  if (refusal.retryAfter !== null) reply.header('retry-after', refusal.retryAfter);
  return reply.code(refusal.status).send(refusal.body);
}
