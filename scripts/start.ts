import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder } from '../src-main/data-folder/location.ts';
import { buildRenderer } from './build-renderer.ts';
import { chosenShell, keepShell } from './chosen-shell.ts';
import { startInBrowser } from './start-in-browser.ts';
import { electronWithinSeconds, startInElectron } from './start-in-electron.ts';
import { browserForWindow, NoBrowser } from './system/browser.ts';
import { hasDisplay } from './system/display.ts';
import { say } from './system/run.ts';
import { runTour } from './tour/tour.ts';

const USAGE = `npm start                        opens the app, or runs the guided tour where there is no display
npm start -- --tour              runs the guided tour in a headless browser
npm start -- --shell electron    opens the app in Electron from now on
npm start -- --shell chromium    opens the app in Chrome, Edge or Chromium from now on`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { tour: { type: 'boolean', default: false }, shell: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help || (values.shell !== undefined && values.shell !== 'electron' && values.shell !== 'chromium')) {
    say(USAGE);
    return values.help ? 0 : 2;
  }
  await buildRenderer();
  if (values.tour || !hasDisplay(process.env)) {
    if (!values.tour) say('There is no display here, so this is the guided tour: the real app in a headless browser.');
    return runTour(await browserForWindow());
  }
  const folder = dataFolder(process.env);
  const wanted = values.shell ?? (await chosenShell(folder));
  if (wanted !== 'chromium') {
    const electron = await electronWithinSeconds();
    if (electron) {
      await keepShell(folder, 'electron');
      say('Opening the app in Electron.');
      return startInElectron(electron);
    }
    say('Electron is not here and could not be fetched within five seconds.');
  }
  const browser = await browserForWindow();
  await keepShell(folder, 'chromium');
  say(`Opening the app in ${browser.brand} (${browser.path}). Your data are in ${join(folder, 'workspaces')}.`);
  return startInBrowser(folder, browser);
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof NoBrowser)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
});
// A watcher of the build tool can outlive its build.
process.exit();
