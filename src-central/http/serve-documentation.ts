import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** OpenAPI at `/docs` (as JSON at `/docs/json`), made from the schemas that check. To be called before the routes are made. */
export async function serveDocumentation(service: FastifyInstance): Promise<void> {
  await service.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Central service of IG Toolkit Desktop',
        description: 'Independent: not made, run or approved by the NHS, and nothing is sent to NHS England.',
        version: '1',
      },
    },
    transform: jsonSchemaTransform,
  });
  await service.register(swaggerUi, { routePrefix: '/docs', staticCSP: true, uiConfig: { validatorUrl: null } });
}
