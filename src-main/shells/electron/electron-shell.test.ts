import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ELECTRON_ORIGIN } from '../../../src-shared/contract/bridge.ts';
import { type ElectronStandIn, electronStandIn, StandInEvent, StandInFrame } from '../../../tests/electron-stand-in.ts';
import { CONTENT_SECURITY_POLICY, windowContent } from '../../window-content/window-content.ts';
import type { Shell } from '../shell.ts';
import { CALL_CHANNEL, EVENT_CHANNEL, OFFER_CHANNEL } from './channels.ts';
import { openElectronShell, registerScheme } from './electron-shell.ts';

let folder: string;
let standIn: ElectronStandIn;
let shell: Shell;
let answered: unknown[];
/** How long main takes over a call, in milliseconds. */
let takes: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'igt-shell-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Page</title>');
  await writeFile(join(folder, 'assets', 'start.js'), '');
  standIn = electronStandIn();
  answered = [];
  takes = 0;
  const answer = async (method: unknown, input: unknown) => {
    await wait(takes);
    answered.push([method, input]);
    return { ok: true, value: 'done' } as const;
  };
  const parts = { content: windowContent(folder, ELECTRON_ORIGIN), answer, profileFolder: folder };
  shell = await openElectronShell(standIn.electron, parts, '/app/preload.cjs');
});
afterEach(() => rm(folder, { recursive: true }));

const window = () => {
  const [first] = standIn.windows;
  if (!first) throw new Error('no window was opened');
  return first;
};

test('the origin is fixed for ever: local data belongs to it', () => {
  expect(ELECTRON_ORIGIN).toBe('igt://app');
  registerScheme(standIn.electron);
  expect(standIn.schemes).toEqual([
    { scheme: 'igt', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
});

describe('content', () => {
  test.each([
    '/',
    '/requirements/114',
    '/assets/start.js',
    '/missing.js',
    '/../secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/%00',
    '/a\\b',
  ])('the answer to %s carries the content security policy', async (path) => {
    const answer = await standIn.session.fetch(`${ELECTRON_ORIGIN}${path}`);
    expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('the policy lets nothing in from elsewhere, and no string become code', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).toContain("require-trusted-types-for 'script'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/);
  });

  test('only reading is answered', async () => {
    expect((await standIn.session.fetch(`${ELECTRON_ORIGIN}/`, 'POST')).status).toBe(405);
    const head = await standIn.session.fetch(`${ELECTRON_ORIGIN}/`, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('other origins are never asked', async () => {
    for (const url of ['https://example.org/', 'igt://app.example.org/', 'file:///etc/passwd'])
      await expect(standIn.session.fetch(url)).rejects.toThrow('ERR_BLOCKED_BY_CLIENT');
  });
});

describe('calls', () => {
  test('there are two channels and no more', () => {
    expect([...standIn.channels.keys()].sort()).toEqual([CALL_CHANNEL, OFFER_CHANNEL].sort());
  });

  test('our own page is answered', async () => {
    expect(await standIn.invoke(CALL_CHANNEL, ['app.start', {}])).toEqual({ ok: true, value: 'done' });
    expect(answered).toEqual([['app.start', {}]]);
  });

  test('anyone else is refused, and main is never asked', async () => {
    const senders = [
      { sender: window().webContents, senderFrame: null },
      { sender: window().webContents, senderFrame: new StandInFrame('igt://app/') },
      { sender: {}, senderFrame: window().webContents.mainFrame },
    ];
    for (const sender of senders)
      expect(await standIn.invoke(CALL_CHANNEL, ['app.start', {}], sender)).toMatchObject({
        ok: false,
        refusal: { code: 'not allowed' },
      });
    window().webContents.mainFrame = new StandInFrame('https://example.org/');
    expect(await standIn.invoke(CALL_CHANNEL, ['app.start', {}])).toMatchObject({ ok: false, refusal: { code: 'not allowed' } });
    expect(answered).toEqual([]);
  });
});

describe('files', () => {
  const picked = join(process.cwd(), 'policy.pdf');

  test('a picked file is found', async () => {
    const token = await standIn.invoke(OFFER_CHANNEL, [picked]);
    expect(await shell.resolveFile(String(token))).toBe(picked);
  });

  test('a forged token is not', async () => {
    await standIn.invoke(OFFER_CHANNEL, [picked]);
    expect(await shell.resolveFile('file-2')).toBeNull();
    expect(await shell.resolveFile(picked)).toBeNull();
  });

  test('a path that another page names is not', async () => {
    const token = await standIn.invoke(OFFER_CHANNEL, [picked], { sender: {}, senderFrame: new StandInFrame('igt://app/') });
    expect(await shell.resolveFile(String(token))).toBeNull();
  });
});

test('the place to save to is asked for in the system’s own dialog', async () => {
  standIn.nextPlace = '/home/someone/Documents/answers.csv';
  expect(await shell.askForPlace('answers.csv')).toEqual({ kind: 'path', path: '/home/someone/Documents/answers.csv' });
  expect(standIn.saveDialogs[0]).toMatchObject({
    defaultPath: join('/home/someone/Documents', 'answers.csv'),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  });
  standIn.nextPlace = null;
  expect(await shell.askForPlace('answers.csv')).toEqual({ kind: 'cancelled' });
});

test('a document is opened by the system, which says when it cannot', async () => {
  expect(await shell.openDocument('/data/opened/1/log.docx')).toBe(true);
  standIn.nextOpening = 'No application is associated with this file.';
  expect(await shell.openDocument('/data/opened/2/log.docx')).toBe(false);
  expect(standIn.opened).toEqual(['/data/opened/1/log.docx', '/data/opened/2/log.docx']);
});

test('its keychain is Electron’s safe storage', async () => {
  const keychain = await shell.keychain();
  expect(keychain.kind).toBe('available');
  standIn.safeStorage.available = false;
  expect(await shell.keychain()).toBe(keychain);
});

test('coming forward works from the task bar too', async () => {
  window().minimised = true;
  window().calls.length = 0;
  await shell.openWindow();
  expect(window().calls).toEqual(['restore', 'show', 'focus']);
});

describe('opening', () => {
  const answer = async () => ({ ok: true, value: 'done' }) as const;
  const failed = { status: 500, headers: {}, body: Buffer.alloc(0) };

  test('a page that does not load is a failure', async () => {
    const parts = { content: async () => failed, answer, profileFolder: folder };
    await expect(openElectronShell(electronStandIn().electron, parts, '/app/preload.cjs')).rejects.toThrow('ERR_FAILED');
  });

  test('a window that is closed before its page is complete is not', async () => {
    const other = electronStandIn();
    const content = async () => {
      other.windows[0]?.destroy();
      return failed;
    };
    const opened = await openElectronShell(other.electron, { content, answer, profileFolder: folder }, '/app/preload.cjs');
    await opened.closed;
  });
});

describe('closing', () => {
  const closing = { channel: EVENT_CHANNEL, message: { sequence: 1, event: { kind: 'closing' } } };

  test('the page is told, and what it then saves is waited for', async () => {
    takes = 150;
    window().close();
    expect(window().isDestroyed()).toBe(false);
    expect(window().webContents.sent).toEqual([closing]);
    await wait(50);
    void standIn.invoke(CALL_CHANNEL, ['journal.append', { changes: [] }]);
    await shell.closed;
    expect(answered).toEqual([['journal.append', { changes: [] }]]);
    expect(window().isDestroyed()).toBe(true);
  });

  test('asking twice closes once', async () => {
    window().close();
    await Promise.all([shell.close(), shell.close()]);
    await shell.close();
    expect(window().webContents.sent).toEqual([closing]);
  });

  test('a page that has crashed is not waited for', async () => {
    window().webContents.crashed = true;
    const from = performance.now();
    await shell.close();
    expect(performance.now() - from).toBeLessThan(250);
  });

  test('when Windows is about to end the session the page saves at once', async () => {
    window().emit('query-session-end', { reasons: ['shutdown'] });
    expect(window().webContents.sent).toEqual([closing]);
    expect(window().isDestroyed()).toBe(false);
    window().emit('session-end', { reasons: ['shutdown'] });
    await shell.closed;
  });

  test('nothing is sent to a window that is gone', async () => {
    await shell.close();
    const before = window().webContents.sent.length;
    await shell.tell({ kind: 'closing' });
    await shell.openWindow();
    expect(window().webContents.sent.length).toBe(before);
  });
});

describe('a page whose process has died', () => {
  const dies = (reason = 'crashed'): boolean => window().webContents.emit('render-process-gone', new StandInEvent(), { reason });

  test('is loaded again', () => {
    dies();
    dies('killed');
    expect(window().webContents.reloads).toBe(2);
    expect(window().isDestroyed()).toBe(false);
  });

  test('is left alone where it ended as it should', () => {
    dies('clean-exit');
    expect(window().webContents.reloads).toBe(0);
  });

  test('again and again is closed, with words', async () => {
    for (let death = 0; death < 4; death += 1) dies();
    expect(window().webContents.reloads).toBe(3);
    expect(await shell.closed).toEqual({ kind: 'failed', words: expect.stringMatching(/What was saved is safe/) });
    expect(window().isDestroyed()).toBe(true);
  });
});
