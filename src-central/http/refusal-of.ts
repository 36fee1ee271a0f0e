import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { codeOf } from '../database/database.ts';
import { Refused } from './refused.ts';

const MOST_PLACES = 5;

/** Errors of Fastify about a request, and the refusal that each is answered with. */
const OF_FASTIFY: ReadonlyMap<string, ConstructorParameters<typeof Refused>[0]> = new Map([
  ['FST_ERR_CTP_BODY_TOO_LARGE', 'too-large'],
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'wrong-content-type'],
  ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 'malformed'],
  ['FST_ERR_CTP_EMPTY_JSON_BODY', 'malformed'],
  ['FST_ERR_CTP_INVALID_JSON_BODY', 'malformed'],
  ['FST_ERR_BAD_URL', 'malformed'],
  ['FST_ERR_MAX_PARAM_LENGTH', 'not-found'],
  ['FST_ERR_NOT_FOUND', 'not-found'],
]);

/** PostgreSQL's codes for a server that is about to stop, is starting, or has no connection left, and those of a cut connection. */
const AWAY = new Set(['57P01', '57P02', '57P03', '53300', 'ECONNRESET', 'EPIPE']);
/** What the system was asked for when a server cannot be reached: a file that is missing has the same code as a socket. */
const REACHING = new Set(['connect', 'getaddrinfo']);

/** What any error is answered with. One that nobody foresaw is a fault of the service and says nothing of itself. */
export function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return notUnderstood(error.validation);
  const code = codeOf(error);
  const ofFastify = OF_FASTIFY.get(code);
  if (ofFastify) return new Refused(ofFastify);
  if (isDatabaseAway(error)) return new Refused('not-ready', { retryAfter: 5 });
  // What is left of Fastify's own refusals: a body with a poisoned prototype, a compressed body that cannot be inflated.
  if (error instanceof Error && 'statusCode' in error && error.statusCode === 400) return new Refused('malformed');
  return new Refused('fault');
}

function isDatabaseAway(error: unknown): boolean {
  if (AWAY.has(codeOf(error))) return true;
  if (!(error instanceof Error)) return false;
  if ('syscall' in error && typeof error.syscall === 'string' && REACHING.has(error.syscall)) return true;
  // What pg says without a code.
  return /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message);
}

/** Names the places in the request, never the values. */
function notUnderstood(issues: readonly { readonly instancePath: string; readonly message?: string | undefined }[]): Refused {
  const places = issues.slice(0, MOST_PLACES).map(({ instancePath, message }) => {
    const place = instancePath.split('/').filter(Boolean).join('.').slice(0, 100) || 'the whole';
    return `${place} (${(message ?? 'not as expected').slice(0, 200)})`;
  });
  return new Refused('not-understood', {
    words: `The request does not have the shape that this service expects: ${places.join('; ')}.`,
  });
}
