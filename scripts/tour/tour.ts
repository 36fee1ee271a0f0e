import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../src-main/app.ts';
import { type ChromiumShell, openChromiumShell } from '../../src-main/shells/chromium/chromium-shell.ts';
import type { FoundBrowser } from '../../src-main/shells/chromium/find-browser.ts';
import { noKeychain } from '../../src-main/shells/keychain.ts';
import { CHROMIUM_ORIGIN } from '../../src-shared/contract/bridge.ts';
import { appVersion } from '../start-in-browser.ts';
import { ASSETS, PROJECT, RENDERER } from '../system/folders.ts';
import { say } from '../system/run.ts';
import { answerEverything, setUpPractice, startAssessment } from './answer-assessment.ts';
import { checkExportedFile } from './check-exported-file.ts';
import { finishWithoutPublishing } from './finish.ts';
import { visitEveryScreen } from './visit-screens.ts';

const TOUR_FOLDER = join(PROJECT, 'out', 'tour');

/**
 * The guided tour: the real app in a headless browser. A practice is set up, its 13 requirements are answered, the result is
 * checked, every screen is photographed.
 *
 * @returns exit status 0 only when all of it happened
 */
export async function runTour(browser: FoundBrowser): Promise<number> {
  const data = await mkdtemp(join(tmpdir(), 'igt-tour-'));
  await rm(TOUR_FOLDER, { recursive: true, force: true });
  await mkdir(TOUR_FOLDER, { recursive: true });
  const bugs: string[] = [];
  const open = async (): Promise<{ shell: ChromiumShell; close: () => Promise<void> }> => {
    const app = await startApp(
      { data, assets: ASSETS, renderer: RENDERER, home: TOUR_FOLDER },
      await appVersion(),
      CHROMIUM_ORIGIN,
      `chromium-${browser.brand.toLowerCase()}`,
      (parts) => openChromiumShell(parts, browser, true, noKeychain),
      (bug, where) => bugs.push(`${where}: ${String(bug)}`),
    );
    if (!app) throw new Error('the tour has a data folder of its own, and it is taken');
    const { page } = app.shell;
    page.on('pageerror', (error) => bugs.push(`window: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') bugs.push(`console: ${message.text()}`);
    });
    await page.setViewportSize({ width: 1366, height: 768 });
    return app;
  };

  say(`The guided tour, in ${browser.brand} (${browser.path}).`);
  let app = await open();
  try {
    await step('A practice is set up', () => setUpPractice(app.shell.page));
    await step('Its assessment is started', () => startAssessment(app.shell.page));
    await step('All 13 requirements are answered', () => answerEverything(app.shell.page));
    await step('The app is closed and started again; everything is there', async () => {
      await app.close();
      app = await open();
      await app.shell.page.getByText('13 of 13').first().waitFor();
    });
    await step('The assessment file is exported, and “igt check” says the same', () =>
      checkExportedFile(app.shell.page, TOUR_FOLDER),
    );
    await step('Every screen is photographed', () => visitEveryScreen(app.shell.page, TOUR_FOLDER));
    await step('The assessment is finished without publishing', () => finishWithoutPublishing(app.shell.page, TOUR_FOLDER));
    if (bugs.length > 0) throw new Error(`the app reported:\n${bugs.join('\n')}`);
    say(`Done. ${(await readdir(TOUR_FOLDER)).length} files are in out/tour.`);
    return 0;
  } catch (error) {
    await app.shell.page.screenshot({ path: join(TOUR_FOLDER, 'failure.png') }).catch(() => undefined);
    process.stderr.write(`The tour failed: ${error instanceof Error ? error.message : String(error)}\n${bugs.join('\n')}\n`);
    return 1;
  } finally {
    await app.close().catch(() => undefined);
    await rm(data, { recursive: true, force: true });
  }
}

async function step(name: string, work: () => Promise<void>): Promise<void> {
  const from = Date.now();
  await work();
  say(`  ✓ ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
}
