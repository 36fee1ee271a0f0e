import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { BRIDGE_NAME, CHROMIUM_ORIGIN } from '../../src-shared/contract/bridge.ts';
import { openApp } from './app-fixture.ts';
import { prepare } from './prepared-data.ts';
import { expect, test } from './prepared-fixture.ts';

const OTHER_START = fileURLToPath(new URL('../take-data-folder.ts', import.meta.url));

/** What the app's own page can do to run code that did not come with the app, or to send something away. */
function tryEverything(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    // Away from the debugger's own call, in which turning text into code is allowed.
    await new Promise((resolve) => setTimeout(resolve));
    const tried: Record<string, string> = {};
    const attempt = async (name: string, act: () => unknown): Promise<void> => {
      tried[name] = await Promise.resolve()
        .then(act)
        .then(
          (came) => `done: ${String(came)}`,
          () => 'refused',
        );
    };
    const loads = (element: HTMLImageElement | HTMLLinkElement | HTMLIFrameElement): Promise<unknown> =>
      new Promise((resolve, reject) => {
        element.addEventListener('load', resolve);
        element.addEventListener('error', reject);
        setTimeout(reject, 1_500);
        document.body.append(element);
      });
    await attempt('eval', () => Reflect.get(globalThis, 'eval')('1 + 1'));
    await attempt('new Function', () => new (Reflect.get(globalThis, 'Function'))('return 1')());
    await attempt('a string for setTimeout', async () => {
      setTimeout('window.ranLate = true' as unknown as () => void);
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (!Reflect.get(window, 'ranLate')) throw new Error('did not run');
    });
    await attempt('an inline script', () => {
      const script = document.createElement('script');
      script.append('window.ranInline = true');
      document.body.append(script);
      if (!Reflect.get(window, 'ranInline')) throw new Error('did not run');
    });
    await attempt('innerHTML', () => {
      document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
    });
    await attempt('an inline handler', () => {
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.ranHandler = true');
      document.body.append(button);
      button.click();
      button.remove();
      if (!Reflect.get(window, 'ranHandler')) throw new Error('did not run');
    });
    await attempt('a policy for trusted types', () => Reflect.get(window, 'trustedTypes').createPolicy('mine', {}));
    await attempt('a foreign fetch', async () => (await fetch('https://example.org/')).status);
    await attempt('a foreign fetch without reading', async () => (await fetch('https://example.org/', { mode: 'no-cors' })).type);
    await attempt('a foreign picture', () => loads(Object.assign(new Image(), { src: 'https://example.org/a.png' })));
    await attempt('a foreign style sheet', () =>
      loads(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'https://example.org/a.css' })),
    );
    await attempt('a web socket', () => {
      const socket = new WebSocket('wss://example.org/');
      return new Promise((resolve, reject) => {
        socket.onopen = resolve;
        socket.onerror = reject;
      });
    });
    await attempt('a worker', () => {
      const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
      return new Promise((resolve, reject) => {
        worker.onmessage = resolve;
        worker.onerror = reject;
      });
    });
    await attempt('another window', () => {
      if (!window.open('https://example.org/')) throw new Error('none');
    });
    return tried;
  });
}

test('the app’s page runs no code but its own, reaches nothing but its own, and cannot leave', async ({ prepared }) => {
  await prepare(prepared.data);
  const { page } = await prepared.open();
  const violations: string[] = [];
  await page.exposeFunction('tell', (directive: string) => violations.push(directive));
  await page.evaluate(() =>
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      Reflect.get(window, 'tell')(effectiveDirective),
    ),
  );
  const tried = await tryEverything(page);
  const { 'another window': other, ...rest } = tried;
  expect(rest).toEqual(Object.fromEntries(Object.keys(rest).map((name) => [name, 'refused'])));
  await expect.poll(() => page.context().pages().length, { message: String(other) }).toBe(1);
  const expected = ['require-trusted-types-for', 'trusted-types', 'connect-src', 'img-src', 'style-src-elem'];
  await expect.poll(() => violations).toEqual(expect.arrayContaining(expected));

  for (const address of ['https://example.org/', 'http://app.igt.localhost/', 'data:text/html,x', 'file:///etc/passwd']) {
    await page.evaluate((to) => {
      location.href = to;
    }, address);
    await page.waitForTimeout(150);
    expect(await page.evaluate(() => location.origin), address).toBe(CHROMIUM_ORIGIN);
    await expect(page.getByRole('banner'), address).toBeVisible();
  }
});

test('the bridge cannot be altered, and a file that a script made up leads to no file on the disk', async ({ prepared }) => {
  await prepare(prepared.data);
  const { page, bugs } = await prepared.open();
  const found = await page.evaluate(async (name) => {
    const bridge = Reflect.get(window, name);
    const altered = [
      Reflect.set(window, name, {}),
      Reflect.set(bridge, 'call', {}),
      Reflect.set(bridge.call, 'app.start', () => 'mine'),
      Reflect.deleteProperty(window, name),
    ];
    const read = async (file: unknown): Promise<string> => {
      const reply = await bridge.call['files.read']({ file: await bridge.offerFile(file) });
      return reply.ok ? `read: ${reply.value.text}` : reply.refusal.code;
    };
    const forged = [
      new File(['x'], 'forged.json'),
      new File(['x'], '/etc/passwd'),
      Object.defineProperties(new File(['x'], 'a.json'), {
        path: { value: '/etc/passwd' },
        webkitRelativePath: { value: '/etc/passwd' },
      }),
      new Blob(['x']),
      { name: '/etc/passwd', path: '/etc/passwd' },
      '/etc/passwd',
      null,
    ];
    const named = await Promise.all(
      ['/etc/passwd', 'file-1);alert(1)', 'file-999', '__proto__'].map(
        async (file) => (await bridge.call['files.read']({ file })).refusal?.code,
      ),
    );
    return { altered, forged: await Promise.all(forged.map(read)), named };
  }, BRIDGE_NAME);
  expect(found.altered).toEqual([false, false, false, false]);
  expect(found.forged).toEqual(Array(7).fill('not allowed'));
  expect(found.named).toEqual(['not understood', 'not understood', 'not allowed', 'not understood']);
  expect(bugs).toEqual([]);
});

test('a second start on the same data asks this window to come forward, and goes', async ({ prepared }) => {
  await prepare(prepared.data);
  const { page } = await prepared.open();
  let cameForward = 0;
  page.bringToFront = async () => {
    cameForward += 1;
  };
  const other = spawn(process.execPath, [OTHER_START, prepared.data], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await new Promise<Buffer>((resolve) => other.stdout.once('data', resolve))).toString().split('\n');
  expect(said).toBe('somebody has it');
  await expect.poll(() => cameForward).toBe(1);
  await expect(openApp(prepared.data)).rejects.toThrow('another app holds this data folder');
  await expect.poll(() => cameForward).toBe(2);
  await expect(page.getByRole('banner')).toContainText('Riverside Surgery');
});
