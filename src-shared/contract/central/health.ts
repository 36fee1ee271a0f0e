import { z } from 'zod';
import { route } from './route.ts';

export const readHealth = route({
  method: 'GET',
  path: '/health',
  access: 'anyone',
  summary: 'Whether the process runs. It says nothing about the database.',
  status: 200,
  output: z.strictObject({ standing: z.literal('running') }),
  refusals: [],
});

export const readReadiness = route({
  method: 'GET',
  path: '/ready',
  access: 'anyone',
  summary: 'Whether requests can be served: the database answers and has the shape this version needs.',
  status: 200,
  output: z.strictObject({ standing: z.literal('ready') }),
  refusals: ['not-ready'],
});
