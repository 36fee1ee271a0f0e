import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type App, openApp } from './app-fixture.ts';

/** A data folder that a test prepares before the app starts on it, and the way to start it. */
export interface Prepared {
  readonly data: string;
  /** Starts the app on the folder; it is closed when the test has ended. */
  readonly open: (others?: Parameters<typeof openApp>[1]) => Promise<App>;
}

/** A test that prepares its data folder; bugs reported by the app fail it. */
export const test = base.extend<{ prepared: Prepared }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  prepared: async ({}, use) => {
    const data = await mkdtemp(join(tmpdir(), 'igt-e2e-'));
    const apps: App[] = [];
    await use({
      data,
      open: async (others) => {
        const app = await openApp(data, others);
        apps.push(app);
        return app;
      },
    });
    for (const app of apps) await app.close();
    await rm(data, { recursive: true, force: true, maxRetries: 3 });
    const bugs = apps.flatMap((app) => app.bugs);
    if (bugs.length > 0) throw new Error(`the app reported:\n${bugs.join('\n')}`);
  },
});
export { expect } from '@playwright/test';
