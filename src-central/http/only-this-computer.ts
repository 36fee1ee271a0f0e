import type { FastifyRequest } from 'fastify';
import { Refused } from './refused.ts';

const ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const NAMES = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Lets a request through when it comes from a program on this computer; to anybody else there is nothing here. A proxy on this computer
 * passes on requests of others, and says so in a header; a page of another site whose name was made to lead here names that site.
 */
export async function onlyThisComputer(request: FastifyRequest): Promise<void> {
  const { forwarded, host = '' } = request.headers;
  const isPassedOn = forwarded !== undefined || request.headers['x-forwarded-for'] !== undefined;
  const isNamedSo = NAMES.has(host.replace(/:\d+$/, ''));
  if (!ADDRESSES.has(request.socket.remoteAddress ?? '') || isPassedOn || !isNamedSo) throw new Refused('not-found');
}
