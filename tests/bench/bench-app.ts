import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ASSETS } from '../../scripts/system/folders.ts';
import { startApp } from '../../src-main/app.ts';
import { openChromiumShell } from '../../src-main/shells/chromium/chromium-shell.ts';
import { noKeychain } from '../../src-main/shells/keychain.ts';
import { CHROMIUM_ORIGIN } from '../../src-shared/contract/bridge.ts';
import type { Bench } from './measurement.ts';

/** A function that needs nothing from outside it, or a text. */
export type PageScript = (() => void) | { readonly content: string };

/** The real app in its browser shell, without a window, on a data folder of its own. */
export interface BenchApp {
  readonly page: Page;
  readonly data: string;
  readonly close: () => Promise<void>;
}

/**
 * @param prepare fills the data folder before the app starts
 * @param scripts run in every page that is navigated to, before the app's own
 */
export async function openBenchApp(
  { browser, renderer }: Bench,
  prepare: (data: string) => Promise<void>,
  scripts: readonly PageScript[] = [],
): Promise<BenchApp> {
  const data = await mkdtemp(join(tmpdir(), 'igt-bench-'));
  const bugs: string[] = [];
  try {
    await prepare(data);
    const app = await startApp(
      { data, assets: ASSETS, renderer, home: data },
      '0.0.0-bench',
      CHROMIUM_ORIGIN,
      'chromium-bench',
      (parts) => openChromiumShell(parts, browser, true, noKeychain),
      (bug, where) => bugs.push(`${where}: ${String(bug)}`),
    );
    if (!app) throw new Error('the bench has a data folder of its own, and it is taken');
    const { page } = app.shell;
    page.on('pageerror', (error) => bugs.push(`window: ${error.message}`));
    await page.setViewportSize({ width: 1366, height: 768 });
    for (const script of scripts) await page.context().addInitScript(script);
    return {
      page,
      data,
      close: async () => {
        await app.close();
        await rm(data, { recursive: true, force: true });
        // Figures of an app that went wrong on the way say nothing.
        if (bugs.length > 0) throw new Error(`the app reported:\n${bugs.join('\n')}`);
      },
    };
  } catch (error) {
    await rm(data, { recursive: true, force: true });
    throw error;
  }
}

/** An address of the app. */
export function address(path: string): string {
  return `${CHROMIUM_ORIGIN}${path}`;
}
