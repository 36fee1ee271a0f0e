import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { CHROMIUM_ORIGIN, ELECTRON_ORIGIN } from '../../src-shared/contract/bridge.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { CONTENT_SECURITY_POLICY, type ContentReply, type WindowContent, windowContent } from './window-content.ts';

const SECRET = 'this lies outside the app';
let folder: string;
let content: WindowContent;

beforeEach(async () => {
  const above = await temporaryFolder();
  folder = join(above, 'renderer');
  await Promise.all(['renderer/assets', 'renderer-old', 'data'].map((path) => mkdir(join(above, path), { recursive: true })));
  await Promise.all(
    Object.entries({
      'secret.txt': SECRET,
      'data/journal.json': SECRET,
      'renderer-old/secret.txt': SECRET,
      'renderer/index.html': '<!doctype html>',
      'renderer/assets/start.js': 'start()',
      'renderer/assets/look.css': 'body{}',
      'renderer/assets/font.woff2': 'font',
      'renderer/icon.svg': '<svg/>',
    }).map(([path, text]) => writeFile(join(above, path), text)),
  );
  content = windowContent(folder, CHROMIUM_ORIGIN);
});

const text = ({ body }: ContentReply): string => body.toString();

describe('the app’s own files', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/assets/start.js', 'text/javascript; charset=utf-8', 'start()'],
    ['/assets/look.css', 'text/css; charset=utf-8', 'body{}'],
    ['/assets/font.woff2', 'font/woff2', 'font'],
    ['/icon.svg', 'image/svg+xml', '<svg/>'],
    ['/icon.svg?version=2#top', 'image/svg+xml', '<svg/>'],
    ['/people', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/assessment/igt/14.1/general-practice/2026-27/requirements/117#evidence', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/assessment/igt/14.1/general-practice~1a2b3c4d/2026-27/finish', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/organisations/%E8%AF%8A%E6%89%80', 'text/html; charset=utf-8', '<!doctype html>'],
  ])('%s', async (path, type, body) => {
    const reply = await content('GET', `${CHROMIUM_ORIGIN}${path}`);
    expect([reply.status, reply.headers['content-type'], text(reply)]).toEqual([200, type, body]);
  });

  test('the origin alone is the first page', async () => {
    expect(text(await content('GET', CHROMIUM_ORIGIN))).toBe('<!doctype html>');
  });

  test('in Electron’s scheme as well', async () => {
    const electron = windowContent(folder, ELECTRON_ORIGIN);
    expect((await electron('GET', `${ELECTRON_ORIGIN}/assets/start.js`)).status).toBe(200);
    expect((await electron('GET', `${ELECTRON_ORIGIN}ication/assets/start.js`)).status).toBe(403);
    expect((await electron('GET', `${CHROMIUM_ORIGIN}/`)).status).toBe(403);
  });

  test('wherever the folder is said to be: with a stroke at its end, or by a way round', async () => {
    for (const said of [`${folder}/`, join(folder, 'assets', '..'), `${folder}/./`])
      expect((await windowContent(said, CHROMIUM_ORIGIN)('GET', `${CHROMIUM_ORIGIN}/icon.svg`)).status).toBe(200);
  });

  test('assets, whose names change with what is in them, are kept; pages are asked for again', async () => {
    const cached = async (path: string) => (await content('GET', `${CHROMIUM_ORIGIN}${path}`)).headers['cache-control'];
    expect(await cached('/assets/start.js')).toContain('immutable');
    expect(await cached('/')).toBe('no-cache');
  });

  test('the first page is never kept, even where the app itself lies in a folder called assets', async () => {
    const moved = join(folder, '..', 'assets');
    await rename(folder, moved);
    const reply = await windowContent(moved, CHROMIUM_ORIGIN)('GET', `${CHROMIUM_ORIGIN}/`);
    expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'no-cache']);
  });
});

describe('nothing else can be reached', () => {
  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..%252fsecret.txt',
    '/%252e%252e/secret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/..%5C..%5Csecret.txt',
    '/secret.txt%00.js',
    '/%00/../secret.txt',
    '/../renderer-old/secret.txt',
    '/..%2frenderer-old%2fsecret.txt',
    '/../data/journal.json',
    '/%c0%ae%c0%ae/secret.txt',
    '/%',
    '/%zz',
    '//../secret.txt',
    '///etc/passwd',
    '/etc/passwd',
    '/C:/Windows/win.ini',
    '/..;/secret.txt',
    '/.',
    '/..',
    '/assets',
    '/assets/',
  ])('%s', async (path) => {
    const reply = await content('GET', `${CHROMIUM_ORIGIN}${path}`);
    expect(text(reply)).not.toContain(SECRET);
    expect(text(reply)).not.toContain('root:');
    expect([200, 400, 403, 404]).toContain(reply.status);
    // What is answered at all is the page that draws every address.
    if (reply.status === 200) expect(text(reply)).toBe('<!doctype html>');
  });

  test.each([
    'https://app.igt.localhost.evil.example/icon.svg',
    'https://app.igt.localhostevil/icon.svg',
    'https://app.igt.localhost:8443/icon.svg',
    'https://app.igt.localhost@evil.example/icon.svg',
    'https://user@app.igt.localhost/icon.svg',
    'http://app.igt.localhost/icon.svg',
    'https://example.org/?https://app.igt.localhost/icon.svg',
    'file:///etc/passwd',
    'data:text/html,x',
    'javascript:alert(1)',
    '',
    '/icon.svg',
  ])('at another address: %s', async (url) => {
    expect((await content('GET', url)).status).toBe(403);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'get', ''])('by %s', async (method) => {
    expect((await content(method, `${CHROMIUM_ORIGIN}/icon.svg`)).status).toBe(405);
  });

  test('whatever the address says', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      '%',
      'secret.txt',
      'renderer-old',
      'assets',
      '~',
      '?',
      '#',
      'é',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        async (rest) => {
          const reply = await content('GET', `${CHROMIUM_ORIGIN}/${rest}`);
          expect(text(reply)).not.toContain(SECRET);
          expect(reply.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('HEAD', () => {
  test.each(['/', '/icon.svg', '/missing.js', '/%', '/../secret.txt'])(
    '%s is answered as GET is, without the body',
    async (path) => {
      const [head, got] = [await content('HEAD', `${CHROMIUM_ORIGIN}${path}`), await content('GET', `${CHROMIUM_ORIGIN}${path}`)];
      expect([head.status, head.headers]).toEqual([got.status, got.headers]);
      expect(head.body).toHaveLength(0);
    },
  );
});

test('every answer carries the policy that forbids foreign and inline code', async () => {
  const answers = await Promise.all([
    content('GET', `${CHROMIUM_ORIGIN}/`),
    content('HEAD', `${CHROMIUM_ORIGIN}/`),
    content('GET', `${CHROMIUM_ORIGIN}/assets/start.js`),
    content('GET', `${CHROMIUM_ORIGIN}/missing.js`),
    content('GET', `${CHROMIUM_ORIGIN}/%`),
    content('GET', `${CHROMIUM_ORIGIN}/../secret.txt`),
    content('GET', 'https://example.org/'),
    content('POST', `${CHROMIUM_ORIGIN}/`),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404, 400, 403, 403, 405]);
  for (const { headers } of answers)
    expect(headers).toMatchObject({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  const directives = new Map(CONTENT_SECURITY_POLICY.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/);
});
