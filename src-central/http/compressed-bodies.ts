import { PassThrough, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FastifyInstance, RequestPayload } from 'fastify';
import { Refused } from './refused.ts';

/**
 * Inflates bodies sent with gzip. The limit of a route's body counts what comes out, so a small body that inflates to
 * a huge one is refused as soon as it passes the limit.
 */
export function takeCompressedBodies(service: FastifyInstance): void {
  service.addHook('preParsing', async (request, _reply, payload) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') return payload;
    if (encoding !== 'gzip') throw new Refused('wrong-content-type');
    let received = 0;
    const counted = new PassThrough();
    counted.on('data', (chunk: Buffer) => {
      received += chunk.length;
    });
    const inflated: RequestPayload = createGunzip();
    // Fastify compares what arrived with Content-Length, which is of the compressed body.
    Object.defineProperty(inflated, 'receivedEncodedLength', { get: () => received });
    inflated.on('error', (error) => Object.assign(error, { statusCode: 400 }));
    pipeline(payload, counted, inflated as unknown as NodeJS.WritableStream, () => undefined);
    return inflated;
  });
}
