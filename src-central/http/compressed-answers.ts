import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { onSendAsyncHookHandler } from 'fastify';

const compress = promisify(gzip);
/** Below this the answer fits one packet anyway. */
const WORTH_IT = 1_000;

/** Sends an answer with gzip where whoever asks takes it and it is long enough to gain by it. */
export const compressAnswer: onSendAsyncHookHandler = async (request, reply, payload) => {
  reply.header('vary', 'accept-encoding');
  const taken = /(^|,)\s*gzip\s*(,|;(?!\s*q=0(\.0*)?\s*(,|$))|$)/i.test(String(request.headers['accept-encoding'] ?? ''));
  if (!taken || typeof payload !== 'string' || payload.length < WORTH_IT) return payload;
  const compressed = await compress(payload);
  reply.header('content-encoding', 'gzip');
  reply.header('content-length', compressed.length);
  return compressed;
};
