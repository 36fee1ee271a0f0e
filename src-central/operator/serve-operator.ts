import type { FastifyInstance } from 'fastify';
import { readOperator } from '../../src-shared/contract/central/operator.ts';
import type { ServiceParts } from '../app.ts';
import { serve } from '../http/serve.ts';

/** Says who runs the service to anyone who asks: it is shown before anything is sent. */
export function serveOperator(service: FastifyInstance, { operator }: ServiceParts): void {
  serve(service, readOperator, async () => operator);
}
