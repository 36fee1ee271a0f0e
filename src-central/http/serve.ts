import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { type RefusalCode, refusalBody, refusalTable } from '../../src-shared/contract/central/refusals.ts';
import type { RouteContract, RouteInput, RouteOutput } from '../../src-shared/contract/central/route.ts';
import { compressAnswer } from './compressed-answers.ts';

/** What a route answers with. `reply` is for headers; the answer is what is returned, a refusal is thrown as `Refused`. */
export type RouteHandler<Contract extends RouteContract> = (
  input: RouteInput<Contract>,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<RouteOutput<Contract>>;

/** Refusals that any route can answer with before its handler runs. */
const ALWAYS: readonly RefusalCode[] = [
  'malformed',
  'not-understood',
  'too-large',
  'wrong-content-type',
  'app-too-old',
  'fault',
  'not-ready',
];

/**
 * Serves one route of the contract: what comes in and what goes out are checked by its schemas, and OpenAPI shows them.
 *
 * @param before runs before the body is looked at, such as who is asking
 */
export function serve<Contract extends RouteContract>(
  service: FastifyInstance,
  contract: Contract,
  handler: RouteHandler<Contract>,
  before: readonly preHandlerAsyncHookHandler[] = [],
): void {
  service.route({
    method: contract.method,
    url: contract.path,
    ...(contract.bodyLimit === undefined ? {} : { bodyLimit: contract.bodyLimit }),
    schema: {
      summary: contract.summary,
      ...(contract.params ? { params: contract.params } : {}),
      ...(contract.query ? { querystring: contract.query } : {}),
      ...(contract.body ? { body: contract.body } : {}),
      response: { [contract.status]: contract.output, ...refusalsByStatus([...ALWAYS, ...contract.refusals]) },
    },
    onRequest: [...before],
    ...(contract.compressed ? { onSend: compressAnswer } : {}),
    handler: async (request, reply) => {
      const input = { params: request.params, query: request.query, body: request.body } as RouteInput<Contract>;
      const output = await handler(input, request, reply);
      return reply.code(contract.status).send(output);
    },
  });
}

function refusalsByStatus(codes: readonly RefusalCode[]): Record<number, typeof refusalBody> {
  return Object.fromEntries(codes.map((code) => [refusalTable[code].status, refusalBody]));
}
