import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refusalBody } from '../../src-shared/contract/central/refusals.ts';
import { route } from '../../src-shared/contract/central/route.ts';
import { ask, type CentralService, startCentralService } from '../../tests/central-service.ts';
import { Refused } from './refused.ts';
import { serve } from './serve.ts';

const echo = route({
  method: 'POST',
  path: '/test/echo/:name',
  access: 'anyone',
  summary: 'Gives back what it was sent.',
  params: z.strictObject({ name: z.string().max(20) }),
  query: z.strictObject({ token: z.string().optional() }),
  body: z.strictObject({ words: z.string() }),
  bodyLimit: 2_000,
  status: 200,
  output: z.strictObject({ words: z.string() }),
  refusals: [],
});

let central: CentralService;
let port: number;
const log: string[] = [];

beforeAll(async () => {
  central = await startCentralService(undefined, { log: { write: (line) => void log.push(line) } });
  serve(central.service, echo, async ({ body, params }) => {
    if (params.name === 'bug') throw new Error(`a bug with ${body.words} in it`);
    if (params.name === 'away') throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' });
    if (params.name === 'file') throw Object.assign(new Error('open'), { code: 'ENOENT', syscall: 'open' });
    if (params.name === 'no') throw new Refused('not-found', { words: 'No such thing.', retryAfter: 7 });
    if (params.name === 'wrong') return { words: body.words, more: 1 };
    return { words: body.words };
  });
  await central.service.listen({ host: '127.0.0.1', port: 0 });
  port = (central.service.server.address() as AddressInfo).port;
});
afterAll(() => central.close());

/** What a body is answered with, sent as it is. */
async function post(payload: string | Buffer, headers: Record<string, string> = {}, path = '/test/echo/one') {
  const answer = await central.service.inject({
    method: 'POST',
    url: path,
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}

/** Status and code of a refusal, which has the one shape. */
async function refusalTo(...sent: Parameters<typeof post>): Promise<[number, string]> {
  const { status, body } = await post(...sent);
  return [status, refusalBody.parse(body).error.code];
}

/** What comes back for bytes put on the wire. */
async function onTheWire(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (data) => {
    text += data.toString();
  });
  socket.write(bytes);
  await once(socket, 'close');
  return text;
}

describe('a request', () => {
  it('is answered when it has the shape of its route, compressed or not', async () => {
    const body = JSON.stringify({ words: 'as they are' });
    expect(await post(body)).toMatchObject({ status: 200, body: { words: 'as they are' } });
    const headers = { 'content-encoding': 'gzip' };
    expect(await post(gzipSync(body), headers)).toMatchObject({ status: 200, body: { words: 'as they are' } });
  });

  it('with a field that the route does not know is refused, and told where', async () => {
    const answer = await post(JSON.stringify({ words: 'a', extra: 'private' }));
    expect([answer.status, answer.body.error.code]).toEqual([400, 'not-understood']);
    expect(answer.body.error.words).toContain('extra');
    expect(answer.body.error.words).not.toContain('private');
    expect(await refusalTo('{"words":"a"}', {}, '/test/echo/one?unknown=1')).toEqual([400, 'not-understood']);
    expect(await refusalTo('{"words":"a"}', {}, `/test/echo/${'x'.repeat(21)}`)).toEqual([400, 'not-understood']);
    expect(await refusalTo('{"words":1}')).toEqual([400, 'not-understood']);
  });

  it('that cannot be read is refused', async () => {
    for (const body of ['{"words":', '', '[1,', '{"__proto__":{"words":"a"},"words":"a"}']) {
      expect(await refusalTo(body)).toEqual([400, 'malformed']);
    }
    expect(await refusalTo('not gzip at all', { 'content-encoding': 'gzip' })).toEqual([400, 'malformed']);
    const cut = gzipSync(JSON.stringify({ words: 'cut' })).subarray(0, 20);
    expect(await refusalTo(cut, { 'content-encoding': 'gzip' })).toEqual([400, 'malformed']);
    expect((await ask(central, 'GET', '/%zz')).status).toBe(400);
  });

  it('larger than its route takes is refused, and so is one that inflates to that', async () => {
    expect(await refusalTo(JSON.stringify({ words: 'x'.repeat(3_000) }))).toEqual([413, 'too-large']);
    const small = gzipSync(JSON.stringify({ words: 'x'.repeat(50_000_000) }));
    expect(small.length).toBeLessThan(60_000);
    expect(await refusalTo(small.subarray(0, 1_900), { 'content-encoding': 'gzip' })).toEqual([413, 'too-large']);
  });

  it('in another form or another compression is refused', async () => {
    expect(await refusalTo('words=a', { 'content-type': 'application/x-www-form-urlencoded' })).toEqual([
      415,
      'wrong-content-type',
    ]);
    expect(await refusalTo('{"words":"a"}', { 'content-type': 'text/plain' })).toEqual([415, 'wrong-content-type']);
    expect(await refusalTo('{"words":"a"}', { 'content-encoding': 'br' })).toEqual([415, 'wrong-content-type']);
  });

  it('that its handler refuses gets the words, and when to come back', async () => {
    const answer = await post('{"words":"a"}', {}, '/test/echo/no');
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'not-found', words: 'No such thing.' } } });
    expect(answer.headers['retry-after']).toBe('7');
  });

  it('that meets a bug, or a database that is away, is told so and nothing else', async () => {
    const answer = await post('{"words":"a"}', {}, '/test/echo/bug');
    expect(answer).toMatchObject({ status: 500, body: { error: { code: 'fault' } } });
    expect(JSON.stringify(answer.body)).not.toContain('bug');
    expect(await refusalTo('{"words":"a"}', {}, '/test/echo/wrong')).toEqual([500, 'fault']);
    expect(await refusalTo('{"words":"a"}', {}, '/test/echo/away')).toEqual([503, 'not-ready']);
    expect(await refusalTo('{"words":"a"}', {}, '/test/echo/file')).toEqual([500, 'fault']);
  });

  it('that is no HTTP, or has an endless head, is answered in the same shape', async () => {
    expect(await onTheWire('what is this\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [\s\S]*"code":"malformed"/);
    const head = `GET /health HTTP/1.1\r\nhost: x\r\nlong: ${'y'.repeat(20_000)}\r\n\r\n`;
    expect(await onTheWire(head)).toMatch(/^HTTP\/1.1 431 [\s\S]*"code":"headers-too-large"/);
  });

  it('whose body does not arrive in time is refused', async () => {
    const { server } = central.service;
    const before = { requestTimeout: server.requestTimeout, headersTimeout: server.headersTimeout };
    Object.assign(server, { requestTimeout: 100, headersTimeout: 100 });
    const head = 'POST /test/echo/one HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 20\r\n\r\n{"wo';
    expect(await onTheWire(head)).toMatch(/^HTTP\/1.1 408 [\s\S]*"code":"too-slow"/);
    Object.assign(server, before);
  });

  it('has an identifier, which the log has as well', async () => {
    const { headers } = await post('{"words":"a"}');
    expect(log.filter((line) => line.includes(`"request":"${headers['request-id']}"`))).toHaveLength(1);
  });
});

describe('the log', () => {
  it('holds nothing of what was sent: no body, no parameter, no query, no token, no message of an error', async () => {
    log.length = 0;
    const headers = { authorization: 'Bearer SECRET-token', cookie: 'SECRET-cookie', 'user-agent': 'SECRET-agent' };
    const query = '?token=SECRET-query';
    await post('{"words":"SECRET-body"}', headers, `/test/echo/SECRET-name${query}`);
    await post('{"words":"SECRET-body"}', headers, `/test/echo/bug${query}`);
    await post('{"words":"SECRET-body"}', headers, `/test/echo/wrong${query}`);
    await post('{"words":SECRET-body', headers, `/test/echo/one${query}`);
    await post('{"words":1,"SECRET-field":1}', headers, `/test/echo/one${query}`);
    await post('{}', headers, `/SECRET-path${query}`);
    await onTheWire('SECRET-line\r\n\r\n');
    expect(log.join('')).not.toContain('SECRET');
    const lines = log.map((line) => JSON.parse(line));
    expect(lines.filter(({ msg }) => msg === 'answered').map(({ status }) => status)).toEqual([200, 500, 500, 400, 400, 404]);
    const fault = lines.find(({ msg }) => msg === 'fault');
    expect(fault).toMatchObject({ err: { type: 'Error', stack: expect.stringContaining('http.test.ts') } });
  });
});

describe('what is for this computer only', () => {
  it('is shown to this computer, and is not there for anybody else', async () => {
    const from = (remoteAddress: string, headers: Record<string, string> = {}, url = '/metrics') =>
      central.service.inject({ url, remoteAddress, headers });
    expect((await from('127.0.0.1')).body).toContain(
      'http_request_duration_seconds_count{method="POST",route="/test/echo/:name"',
    );
    for (const url of ['/metrics', '/dev/mail']) {
      expect((await from('127.0.0.1', {}, url)).statusCode).toBe(200);
      expect((await from('10.0.0.9', {}, url)).statusCode).toBe(404);
      expect((await from('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, url)).statusCode).toBe(404);
      expect((await from('127.0.0.1', { host: 'evil.example' }, url)).statusCode).toBe(404);
    }
  });
});

describe('the documentation', () => {
  it('has every route, with what it takes, gives and refuses, from the schemas that check', async () => {
    const document = (await ask(central, 'GET', '/docs/json')).body;
    const { post: operation } = document.paths['/test/echo/{name}'];
    expect(operation.requestBody.content['application/json'].schema).toMatchObject({
      additionalProperties: false,
      required: ['words'],
    });
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['200', '400', '413', '415', '500', '503']));
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/health', '/ready', '/operator', '/registrations']));
    expect((await central.service.inject('/docs/')).body).toContain('swagger-ui');
  });
});
