import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { buildElectron } from '../../scripts/build-electron.ts';
import { electronBinary } from '../../scripts/electron-binary.ts';
import { BRIDGE_NAME, ELECTRON_ORIGIN } from '../../src-shared/contract/bridge.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const binary = electronBinary(PROJECT);
const display = process.platform !== 'linux' || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;

// The one test of the real Electron. It is registered only where it can run; anywhere else it says why not, so that nobody
// takes its absence for a pass. The shell's own tests run everywhere, over tests/electron-stand-in.ts.
if (binary === null || !display) {
  const why = binary === null ? 'its binary is not here (npx install-electron fetches it)' : 'there is no display';
  process.stdout.write(`The real start of Electron is NOT tested: ${why}.\n`);
} else {
  let data: string;
  let app: ElectronApplication;
  let page: Page;
  // Chromium's sandbox does not work for root.
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), PROJECT];
  const environment = (): Record<string, string> => ({ ...(process.env as Record<string, string>), IGT_DATA_FOLDER: data });

  test.describe('the real Electron', () => {
    test.describe.configure({ mode: 'serial' });
    test.beforeAll(async () => {
      await buildElectron();
      data = await mkdtemp(join(tmpdir(), 'igt-electron-'));
      app = await _electron.launch({ executablePath: binary, args, env: environment() });
      page = await app.firstWindow();
    });
    test.afterAll(async () => {
      await app.close();
      await rm(data, { recursive: true, force: true });
    });

    test('shows the app from its own origin, in a secure context', async () => {
      await expect.poll(() => page.evaluate(() => [location.origin, isSecureContext])).toEqual([ELECTRON_ORIGIN, true]);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });

    test('main answers over the bridge, and the page has nothing else of Electron or Node', async () => {
      const found = await page.evaluate(async (name) => {
        const bridge = Reflect.get(window, name);
        const { value } = await bridge.call['app.start']({});
        return {
          shell: value.shell,
          dataFolder: value.dataFolder,
          node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
        };
      }, BRIDGE_NAME);
      expect(found).toEqual({ shell: 'electron', dataFolder: data, node: ['undefined', 'undefined'] });
    });

    test('storage may be kept for good, a camera is refused', async () => {
      expect(await page.evaluate(() => navigator.storage.persist())).toBe(true);
      const camera = await page.evaluate(() =>
        navigator.mediaDevices.getUserMedia({ video: true }).then(
          () => 'given',
          () => 'refused',
        ),
      );
      expect(camera).toBe('refused');
    });

    test('the page can neither go elsewhere nor open a window nor ask another origin', async () => {
      const tried = await page.evaluate(async () => {
        location.href = 'https://example.org/';
        const opened = window.open('igt://app/');
        const asked = await fetch('https://example.org/').then(
          () => 'answered',
          () => 'refused',
        );
        return { opened: opened !== null, asked };
      });
      expect(tried).toEqual({ opened: false, asked: 'refused' });
      expect(await page.evaluate(() => location.origin)).toBe(ELECTRON_ORIGIN);
      expect(app.windows()).toHaveLength(1);
    });

    test('a File that a script made up leads to no file', async () => {
      const reply = await page.evaluate(async (name) => {
        const bridge = Reflect.get(window, name);
        const file = await bridge.offerFile(new File(['x'], 'forged.json'));
        return bridge.call['files.read']({ file });
      }, BRIDGE_NAME);
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'not allowed' } });
    });

    test('a second start exits and leaves one window', async () => {
      await promisify(execFile)(binary, args, { env: environment(), timeout: 20_000 });
      expect(app.windows()).toHaveLength(1);
    });
  });
}
