import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import type { Page } from 'playwright-core';
import { startApp } from '../../src-main/app.ts';
import type { FreeSpace } from '../../src-main/data-folder/free-space.ts';
import { openChromiumShell } from '../../src-main/shells/chromium/chromium-shell.ts';
import { findBrowser } from '../../src-main/shells/chromium/find-browser.ts';
import { noKeychain } from '../../src-main/shells/keychain.ts';
import type { Shell } from '../../src-main/shells/shell.ts';
import { CHROMIUM_ORIGIN } from '../../src-shared/contract/bridge.ts';
import { prepare } from './prepared-data.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** The built window; `IGT_RENDERER` names another build of it. */
const RENDERER = process.env.IGT_RENDERER ?? join(PROJECT, 'out', 'renderer');

/** The real app in its browser shell, with a data folder of its own. */
export interface App {
  readonly page: Page;
  readonly data: string;
  /** What went wrong inside the app: bugs reported by main, errors in the window. */
  readonly bugs: string[];
  /** The paths of documents that were to be opened in other programs. No program is started. */
  readonly opened: string[];
  /** Closes the window and starts the app again on the same data. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Others {
  /** With a head it needs a display. */
  readonly headless?: boolean;
  /** Stands in for the operating system's word on the disk, which a test cannot fill. */
  readonly freeSpace?: FreeSpace;
  /** Stands in for the clock when documents are made: with the same time they are the same. */
  readonly now?: () => Date;
  /** Where the page of places starts; the data folder unless told otherwise. */
  readonly home?: string;
  /** Stands in for the operating system's keychain, which is not the test's to fill. */
  readonly keychain?: Shell['keychain'];
}

/** Starts the app for a test. `data` goes on with an existing data folder. */
export async function openApp(
  data: string,
  { headless = true, freeSpace, now, home = data, keychain = noKeychain }: Others = {},
): Promise<App> {
  const browser = findBrowser(process.env);
  if (!browser) throw new Error('the end-to-end tests need Chromium; npm test installs it or says how');
  const bugs: string[] = [];
  const opened: string[] = [];
  const openDocument = async (path: string): Promise<boolean> => {
    opened.push(path);
    return true;
  };
  const start = async () => {
    const app = await startApp(
      { data, assets: join(PROJECT, 'assets'), renderer: RENDERER, home, ...(freeSpace && { freeSpace }), ...(now && { now }) },
      '0.0.0-test',
      CHROMIUM_ORIGIN,
      'chromium-test',
      async (parts) => ({ ...(await openChromiumShell(parts, browser, headless, keychain)), openDocument }),
      (bug, where) => bugs.push(`${where}: ${bug instanceof Error ? (bug.stack ?? bug.message) : String(bug)}`),
    );
    if (!app) throw new Error('another app holds this data folder');
    app.shell.page.on('pageerror', (error) => bugs.push(`window: ${error.stack ?? error.message}`));
    // So that what does not come is named, before the whole test runs out of time.
    app.shell.page.setDefaultTimeout(15_000);
    await app.shell.page.setViewportSize({ width: 1366, height: 768 });
    return app;
  };
  let running = await start();
  return {
    get page() {
      return running.shell.page;
    },
    data,
    bugs,
    opened,
    restart: async () => {
      await running.close();
      running = await start();
    },
    close: () => running.close(),
  };
}

interface Fixtures {
  /** Set by `test.use`: the app opens on a practice with an assessment, not on first start. */
  readonly hasPractice: boolean;
  /** An empty data folder, removed afterwards. */
  readonly data: string;
  readonly app: App;
}

/** A test with an app of its own, closed afterwards; bugs reported by the app fail the test. */
export const test = base.extend<Fixtures>({
  hasPractice: [false, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  data: async ({}, use) => {
    const data = await mkdtemp(join(tmpdir(), 'igt-e2e-'));
    await use(data);
    await rm(data, { recursive: true, force: true });
  },
  app: async ({ hasPractice, data }, use) => {
    if (hasPractice) await prepare(data);
    const app = await openApp(data);
    await use(app);
    await app.close();
    if (app.bugs.length > 0) throw new Error(`the app reported:\n${app.bugs.join('\n')}`);
  },
});
export { expect } from '@playwright/test';
