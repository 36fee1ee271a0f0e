import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import type { Refused } from './refused.ts';

/** Where the log goes: nowhere, or one line of JSON an event to a stream. */
export type LogDestination = 'silent' | { write: (line: string) => void };

/**
 * The log says what happened and never what was in it: no address with its query, no parameters, no header, no body, no
 * message of an error (a database puts values into those).
 */
export function loggerFor(destination: LogDestination): NonNullable<FastifyServerOptions['logger']> {
  if (destination === 'silent') return false;
  return {
    level: 'info',
    stream: destination,
    base: null,
    serializers: { req: () => ({}), res: () => ({}), err: describeError },
  };
}

/** One line a request: the route as it is written in the code, what was answered, how long it took. */
export function logRequests(service: FastifyInstance): void {
  service.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
}

/** A fault is logged whole, as far as it can be without private data; a refusal by its code. */
export function logRefusal(log: FastifyInstance['log'], refusal: Refused, cause: unknown): void {
  if (refusal.code === 'fault') log.error({ err: cause }, 'fault');
  else log.info({ refused: refusal.code }, 'refused');
}

/** Name, code and where in the code: everything but the message. */
function describeError(error: unknown): { type: string; message: string; stack: string; code?: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: error.name, message: '', stack: frames.join('\n'), ...(code ? { code } : {}) };
}
