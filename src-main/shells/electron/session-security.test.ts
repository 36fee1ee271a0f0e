import type { Session, WebContents } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  electronStandIn,
  StandInContents,
  StandInEvent,
  StandInFrame,
  type StandInSession,
} from '../../../tests/electron-stand-in.ts';
import { secureContents, secureSession } from './session-security.ts';

let session: StandInSession;
beforeEach(() => {
  session = electronStandIn().session;
  secureSession(session as unknown as Session, false);
});

const OURS = 'igt://app/';
const NOT_OURS = ['https://example.org/', 'igt://app.example.org/', 'igt://other/', 'igt2://app/', 'http://app/', 'null', ''];

const checked = (permission: string, origin: string, details: object = { isMainFrame: true }): boolean | undefined =>
  session.check?.(null, permission, origin, details);

function requested(permission: string, requestingUrl: string, isMainFrame = true): boolean | undefined {
  let answer: boolean | undefined;
  session.request?.(
    null,
    permission,
    (allowed) => {
      answer = allowed;
    },
    { requestingUrl, isMainFrame },
  );
  return answer;
}

function cancelled(url: string): boolean | undefined {
  let answer: boolean | undefined;
  session.beforeRequest?.({ url }, ({ cancel }) => {
    answer = cancel;
  });
  return answer;
}

describe('permissions', () => {
  test.each(['persistent-storage', 'clipboard-sanitized-write'])('%s is our own page’s, and nobody else’s', (permission) => {
    expect([checked(permission, OURS), requested(permission, `${OURS}requirements`)]).toEqual([true, true]);
    for (const origin of NOT_OURS)
      expect([origin, checked(permission, origin), requested(permission, origin)]).toEqual([origin, false, false]);
    expect(checked(permission, OURS, { isMainFrame: false, embeddingOrigin: 'https://example.org/' })).toBe(false);
    expect(requested(permission, OURS, false)).toBe(false);
  });

  test.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'fileSystem',
    'openExternal',
    'hid',
    'usb',
    'serial',
    'unknown',
  ])('%s is nobody’s', (permission) => {
    expect([checked(permission, OURS), requested(permission, OURS)]).toEqual([false, false]);
  });

  test('devices and screens are nobody’s', () => {
    let streams: unknown = 'not answered';
    session.display?.({}, (answer) => {
      streams = answer;
    });
    expect([session.device?.({ deviceType: 'hid', origin: OURS }), streams]).toEqual([false, null]);
  });
});

describe('loading', () => {
  test('only our own addresses load', () => {
    expect([OURS, `${OURS}assets/start.js`, `blob:${OURS}0d9f`, 'data:image/png;base64,AA'].map(cancelled)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    for (const url of [
      ...NOT_OURS,
      'file:///etc/passwd',
      'blob:https://example.org/0d9f',
      'ws://app/',
      'devtools://devtools/x.html',
    ])
      expect([url, cancelled(url)]).toEqual([url, true]);
  });

  test('a PDF that is to be printed loads, and Chromium’s own viewer for it', () => {
    for (const url of [
      'igt://print/1/x.pdf',
      'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/main.js',
      'chrome://resources/js/assert.js',
    ])
      expect([url, cancelled(url)]).toEqual([url, false]);
    for (const url of [
      'chrome-extension://aaaabbbbccccddddeeeeffffgggghhhh/main.js',
      'chrome://settings/',
      'igt://prints/1/x.pdf',
    ])
      expect([url, cancelled(url)]).toEqual([url, true]);
  });

  test('developer tools load where they are allowed', () => {
    secureSession(session as unknown as Session, true);
    expect([cancelled('devtools://devtools/x.html'), cancelled('https://example.org/')]).toEqual([false, true]);
  });

  test('files are refused by their address', async () => {
    const answer = await session.handlers.get('file')?.({ method: 'GET', url: 'file:///etc/passwd' } as Request);
    expect(answer?.status).toBe(403);
  });

  test('nothing is downloaded', () => {
    const event = new StandInEvent();
    session.emit('will-download', event, {}, {});
    expect(event.prevented).toBe(true);
  });
});

describe('going elsewhere', () => {
  function prevented(name: string, url: string, isMainFrame = true): boolean {
    const contents = new StandInContents();
    secureContents(contents as unknown as WebContents);
    const event = Object.assign(new StandInEvent(), { url, isMainFrame });
    contents.emit(name, event);
    return event.prevented;
  }

  test.each(['will-navigate', 'will-frame-navigate'])(
    '%s leads to the app itself, in the window’s own frame, and nowhere else',
    (name) => {
      expect([prevented(name, OURS), prevented(name, `${OURS}requirements`)]).toEqual([false, false]);
      for (const url of [...NOT_OURS, 'file:///etc/passwd', 'data:text/html,x', `blob:${OURS}0d9f`])
        expect([url, prevented(name, url)]).toEqual([url, true]);
      expect(prevented(name, OURS, false)).toBe(true);
    },
  );

  test('the window of a PDF stays where it is; only Chromium’s viewer is put into frames of it', () => {
    const contents = new StandInContents();
    contents.mainFrame = new StandInFrame('igt://print/1/x.pdf');
    secureContents(contents as unknown as WebContents);
    const viewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html';
    const goes = (url: string, isMainFrame: boolean): boolean => {
      const event = Object.assign(new StandInEvent(), { url, isMainFrame });
      contents.emit('will-frame-navigate', event);
      return !event.prevented;
    };
    expect([goes(viewer, false), goes('igt://print/1/x.pdf', false)]).toEqual([true, true]);
    for (const url of [...NOT_OURS, OURS, viewer, 'igt://print/1/x.pdf', 'https://example.org/'])
      expect([url, goes(url, true)]).toEqual([url, false]);
    for (const url of [...NOT_OURS, OURS, 'chrome://settings/']) expect([url, goes(url, false)]).toEqual([url, false]);
    expect(contents.openHandler?.({ url: 'https://example.org/' })).toEqual({ action: 'deny' });
  });

  test.each(['will-redirect', 'will-attach-webview'])('%s is always prevented', (name) => {
    expect(prevented(name, OURS)).toBe(true);
  });

  test('no page opens a window', () => {
    const contents = new StandInContents();
    secureContents(contents as unknown as WebContents);
    expect(contents.openHandler?.({ url: `${OURS}requirements` })).toEqual({ action: 'deny' });
  });
});
