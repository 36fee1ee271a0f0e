import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { ASSETS, RENDERER } from '../../../scripts/system/folders.ts';
import { goTo } from '../../../scripts/tour/visit-screens.ts';
import { type RunningApp, startApp } from '../../../src-main/app.ts';
import { type ChromiumShell, openChromiumShell } from '../../../src-main/shells/chromium/chromium-shell.ts';
import { findBrowser } from '../../../src-main/shells/chromium/find-browser.ts';
import { noKeychain } from '../../../src-main/shells/keychain.ts';
import type { ShellParts } from '../../../src-main/shells/shell.ts';
import { untilItEnds } from '../../../src-main/shells/until-it-ends.ts';
import { type BridgeOutput, CHROMIUM_ORIGIN } from '../../../src-shared/contract/bridge.ts';
import { randomFrom } from '../forgetful-file-system.ts';
import { editForEver, openSections } from './edit.ts';
import { beginning, type FromLife, type ToLife, toLife } from './messages.ts';
import { readDatabase } from './read-database.ts';
import { fieldsOnPage, watchPage } from './watch-page.ts';

/**
 * One life of the app, in a process of its own so that it can be killed: the real main and the real browser shell without a
 * display, worked in by this process as a person would. It ends when it is killed, or when it is told to close.
 */
const { data, files, workspace, assessmentPath, mutant } = beginning.parse(JSON.parse(process.argv[2] ?? ''));
/** How long a mutant that answers early takes to write after all. */
const LATE = 400;

function say(message: FromLife): void {
  // Nobody may be listening any more.
  process.send?.(message, () => undefined);
}

function bug(words: string): void {
  say({ kind: 'bug', words });
}

const inWords = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** The app's answers, or those of the mutant. */
function answering(answer: ShellParts['answer']): ShellParts['answer'] {
  if (mutant === 'none') return answer;
  return async (method, input) => {
    if (method !== 'journal.append') return answer(method, input);
    void wait(LATE).then(() => answer(method, input));
    return { ok: true, value: { position: 1, free: null } satisfies BridgeOutput<'journal.append'> };
  };
}

async function start(): Promise<RunningApp<ChromiumShell>> {
  const browser = findBrowser(process.env);
  if (!browser) throw new Error('the fault tests need Chromium; npm test installs it or says how');
  const app = await startApp(
    { data, assets: ASSETS, renderer: RENDERER, home: data },
    '0.0.0-test',
    CHROMIUM_ORIGIN,
    'chromium-test',
    (parts) => openChromiumShell({ ...parts, answer: answering(parts.answer) }, browser, true, noKeychain),
    (error, where) => bug(`${where}: ${inWords(error)}`),
  );
  if (!app) throw new Error('another app holds the data folder');
  return app;
}

/** Makes a page ready to be worked in, and says that it is open. */
async function begin(page: Page): Promise<void> {
  page.on('pageerror', (error) => bug(`window: ${inWords(error)}`));
  page.setDefaultTimeout(45_000);
  // The status line is there once the workspace is open; a page that says why it cannot start has none.
  await page.getByTestId('save-status').waitFor();
  await watchPage(page, say);
  const session = await page.context().browser()?.newBrowserCDPSession();
  const found = await session?.send('SystemInfo.getProcessInfo');
  const processes = (found?.processInfo ?? []).map(({ type, id }) => ({ type, id }));
  say({ kind: 'open', processes, status: (await page.getByRole('contentinfo').textContent()) ?? '' });
}

const pathOf = (requirement: string): string => `${assessmentPath}/requirements/${requirement}`;

async function look(page: Page, requirements: readonly string[]): Promise<void> {
  const onScreen: Record<string, string | boolean> = {};
  for (const requirement of requirements) {
    await goTo(page, pathOf(requirement));
    await openSections(page);
    Object.assign(onScreen, await fieldsOnPage(page));
  }
  say({ kind: 'seen', onScreen, inDatabase: await readDatabase(page, workspace) });
}

const app = await start();
let page = app.shell.page;
const isGone = (error: unknown): boolean => page.isClosed() || /closed|crashed/i.test(String(error));

/** Whether the app is ending: whoever is editing then finds the window gone, and that is right. */
let isEnding = false;

/** After its browser was killed the app has to open its window again by itself, unless it was killed too often. */
async function goOn(): Promise<void> {
  for (const from = Date.now(); app.shell.page === page; await wait(20)) {
    if (isEnding) return;
    if (Date.now() - from > 40_000) throw new Error('the window did not come back by itself');
  }
  page = app.shell.page;
  await begin(page);
}

/** Types the beginning of a sentence and is not done with it. */
async function type(requirement: string, text: string): Promise<void> {
  await goTo(page, pathOf(requirement));
  await page.locator('textarea').first().pressSequentially(text);
  say({ kind: 'done', what: 'type' });
}

async function hang(): Promise<void> {
  // Only when the page has no time any more: the answer of what hangs never comes.
  await page.evaluate(
    () =>
      void setTimeout(() => {
        for (;;);
      }),
  );
  await wait(100);
  say({ kind: 'done', what: 'hang' });
}

function act(told: ToLife): Promise<void> {
  switch (told.kind) {
    case 'look':
      return look(page, told.requirements);
    case 'edit':
      return editForEver(page, told.requirements.map(pathOf), files, randomFrom(told.seed));
    case 'type':
      return type(told.requirement, told.text);
    case 'hang':
      return hang();
    case 'close':
      isEnding = true;
      return app.close();
  }
}

process.on('message', (raw) => {
  void act(toLife.parse(raw))
    .catch((error: unknown) => (isGone(error) ? goOn() : Promise.reject(error)))
    .catch((error: unknown) => bug(inWords(error)));
});
// Whoever should have killed it may be gone.
process.once('disconnect', () => void app.close());
void untilItEnds(app).then(({ kind }) => {
  isEnding = true;
  say({ kind: kind === 'failed' ? 'gave up' : 'closed' });
  if (process.connected) process.disconnect();
});
await begin(page).catch((error: unknown) => bug(inWords(error)));
