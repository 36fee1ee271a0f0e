import { z } from 'zod';
import { route } from './route.ts';

/** Who runs a central service, named wherever something is sent to it. */
export const operator = z.strictObject({
  name: z.string().min(1).max(200),
  /** An address, a telephone number or a page: how a person reaches them. */
  contact: z.string().min(1).max(500),
  privacyNotice: z.string().min(1).max(20_000),
  terms: z.string().min(1).max(20_000),
  /** What is said beside the name wherever it stands, such as that this is a practice run; null for a service in earnest. */
  remark: z.string().min(1).max(200).nullable(),
});
export type Operator = z.infer<typeof operator>;

export const readOperator = route({
  method: 'GET',
  path: '/operator',
  access: 'anyone',
  summary: 'Who runs this service: name, contact, privacy notice and terms.',
  status: 200,
  output: operator,
  refusals: [],
});
