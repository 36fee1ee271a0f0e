import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AccountRight, operatorRole, roleMay } from '../../src-shared/contract/central/roles.ts';
import type { RouteContract, RouteInput, RouteOutput } from '../../src-shared/contract/central/route.ts';
import type { ServiceParts } from '../app.ts';
import { Refused } from '../http/refused.ts';
import { serve } from '../http/serve.ts';
import { type Caller, findCaller } from './caller.ts';

/** A route that needs somebody to be signed in. */
type SignedInContract = RouteContract & { readonly access: Exclude<RouteContract['access'], 'anyone'> };

type SignedInHandler<Contract extends RouteContract> = (
  caller: Caller,
  input: RouteInput<Contract>,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<RouteOutput<Contract>>;

/** Rights that only the operator's staff can have: to everybody else their routes are not there. */
const OF_OPERATOR: ReadonlySet<AccountRight> = new Set([
  'read-published',
  'review-centrally',
  'manage-organisations',
  'import-directory',
  'read-audit',
]);

/**
 * Serves a route to those who may: the sign-in must be live, an `:organisation` in the path must be the caller's own (another one is
 * “not found”, whether it exists or not), and the role must include what the contract asks for. All before the body is read.
 */
export function serveSignedIn<Contract extends SignedInContract>(
  service: FastifyInstance,
  parts: ServiceParts,
  contract: Contract,
  handler: SignedInHandler<NoInfer<Contract>>,
): void {
  const callers = new WeakMap<FastifyRequest, Caller>();
  const admit = async (request: FastifyRequest): Promise<void> => {
    const caller = await findCaller(request, parts);
    if (caller === null) throw new Refused('sign-in-needed');
    const { organisation } = (request.params ?? {}) as { organisation?: string };
    if (organisation !== undefined && organisation !== caller.organisation) throw new Refused('not-found');
    if (contract.access !== 'signed-in' && !roleMay(caller.role, contract.access)) {
      const isStaff = operatorRole.safeParse(caller.role).success;
      throw new Refused(OF_OPERATOR.has(contract.access) && !isStaff ? 'not-found' : 'not-allowed');
    }
    callers.set(request, caller);
  };
  serve<RouteContract>(
    service,
    { ...contract, refusals: [...contract.refusals, 'sign-in-needed', 'not-allowed', 'not-found'] },
    async (input, request, reply) => {
      const caller = callers.get(request);
      if (caller === undefined) throw new Error('a handler ran for somebody who was not admitted');
      return handler(caller, input as RouteInput<Contract>, request, reply);
    },
    [admit],
  );
}
