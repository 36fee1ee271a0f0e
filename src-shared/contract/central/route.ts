import type { z } from 'zod';
import type { RefusalCode } from './refusals.ts';
import type { AccountRight } from './roles.ts';

/** One route of the central service: what the service checks, what a client sends, what OpenAPI and the fuzz are made from. */
export interface RouteContract {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters as `:name`, each of which `params` has a field for. */
  readonly path: `/${string}`;
  /** Who may ask: anyone, whoever is signed in, or those whose role has this right. */
  readonly access: 'anyone' | 'signed-in' | AccountRight;
  /** One sentence for the documentation. */
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** In bytes, once inflated; 1 MiB where it is not given. */
  readonly bodyLimit?: number;
  /** Of an answer that is no refusal. */
  readonly status: 200 | 201 | 202;
  readonly output: z.ZodType;
  /** The answer is sent with gzip to whoever takes it. For lists; never where an answer holds a secret. */
  readonly compressed?: boolean;
  /** Those that this route adds to the general ones. */
  readonly refusals: readonly RefusalCode[];
}

/** Keeps the exact schemas of a route in its type. Strict objects only: what a schema does not know is refused. */
export function route<const Contract extends RouteContract>(contract: Contract): Contract {
  return contract;
}

type ParsedBy<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What the handler of a route is given, parsed. */
export interface RouteInput<Contract extends RouteContract> {
  readonly params: ParsedBy<Contract['params']>;
  readonly query: ParsedBy<Contract['query']>;
  readonly body: ParsedBy<Contract['body']>;
}

export type RouteOutput<Contract extends RouteContract> = z.output<Contract['output']>;
