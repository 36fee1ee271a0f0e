import type { Page } from 'playwright-core';
import { missingOf } from '../../scripts/system/ensure-debian-packages.ts';
import { X_PROGRAMS } from '../../scripts/system/x-programs.ts';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { type App, expect, openApp, test } from './app-fixture.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';
import { prepare } from './prepared-data.ts';
import { openDisplay, type XDisplay } from './x-display.ts';

const missing = missingOf(X_PROGRAMS);

// Registered only where it can run; anywhere else it says why not, so that nobody takes its absence for a pass. The same keys
// are tested everywhere in keyboard.e2e.ts, past the browser.
if (missing.length > 0) {
  const packages = missing.map((one) => one.package).join(' ');
  process.stdout.write(
    `Real key events are NOT tested: ${missing.map(({ program }) => program).join(' and ')} not found. On Debian: sudo apt-get install ${packages}.\n`,
  );
} else {
  test('keys of a real keyboard reach the app, and the browser does nothing of its own with them', async ({ data }) => {
    await prepare(data);
    const display = await openDisplay();
    const before = process.env.DISPLAY;
    process.env.DISPLAY = display.name;
    try {
      const app = await openApp(data, { headless: false });
      try {
        await pressEverything(app, display);
        expect(app.bugs).toEqual([]);
      } finally {
        await app.close();
      }
    } finally {
      if (before === undefined) delete process.env.DISPLAY;
      else process.env.DISPLAY = before;
      await display.close();
    }
  });
}

async function pressEverything({ page }: App, { focus, press }: XDisplay): Promise<void> {
  const windows: string[] = [];
  page.context().on('page', (other) => windows.push(other.url()));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await focus('IG Toolkit Desktop');

  await press('ctrl+Next');
  await expectHeading(page, /information governance policy/);
  await press('ctrl+Prior');
  await expectHeading(page, /^Responsibility for Information Governance/);
  await press('F1');
  await expectHeading(page, 'Help');
  await press('alt+Left');
  await expectHeading(page, /^Responsibility for Information Governance/);
  await press('alt+2');
  await expectHeading(page, 'Requirements');
  await press('F6');
  await expect(page.getByRole('button', { name: /choose somebody else$/ })).toBeFocused();
  await press('ctrl+k');
  await expect(page.getByRole('dialog', { name: 'Search' }).getByRole('combobox')).toBeFocused();
  await press('Escape');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeHidden();
  expect(windows).toEqual([]);
}

async function expectHeading(page: Page, name: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
}
