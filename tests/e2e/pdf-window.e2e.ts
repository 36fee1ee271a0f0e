import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { missingOf } from '../../scripts/system/ensure-debian-packages.ts';
import { X_PROGRAMS } from '../../scripts/system/x-programs.ts';
import { type App, expect } from './app-fixture.ts';
import { test } from './prepared-fixture.ts';
import { openDisplay } from './x-display.ts';

const BOOKLET = { kind: 'booklet', set: 'igt/14.1/general-practice', print: 'normal' };

/** What main answers to the window that asks for the blank booklet on paper. */
function printed({ page }: App): Promise<unknown> {
  return page.evaluate(`igtBridge.call['printing.print'](${JSON.stringify({ workspace: null, document: BOOKLET })})`);
}

/** The window that shows the PDF. */
function viewerOf({ page }: App): Page {
  const viewer = page.context().pages()[1];
  if (!viewer) throw new Error('there is no second window');
  return viewer;
}

async function expectShown(app: App): Promise<void> {
  expect(await printed(app)).toEqual({ ok: true, value: { kind: 'window' } });
  const viewer = viewerOf(app);
  expect(viewer.url()).toMatch(/^https:\/\/app\.igt\.localhost\/print\/1\/.+\.pdf$/);
  expect(await viewer.evaluate('document.contentType')).toBe('application/pdf');
  // The viewer's own page and, in it, the document: it was not kept from its parts.
  await expect.poll(() => viewer.frames().length).toBe(3);
  expect(await app.page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
}

test('what is printed is shown in a window of its own, from which nothing can be asked of main', async ({ prepared }) => {
  const app = await prepared.open();
  await expectShown(app);
  const viewer = viewerOf(app);
  expect(await viewer.evaluate("igtBridge.call['app.start']({})")).toMatchObject({ ok: false, refusal: { code: 'not allowed' } });
  expect(await viewer.evaluate('fetch(location.href).then((reply) => reply.text()).then((text) => text.slice(0, 5))')).toBe(
    '%PDF-',
  );
  const address = viewer.url();
  await viewer.close();
  expect(await app.page.evaluate(`fetch('${address}').then((reply) => reply.status)`)).toBe(404);
  expect(app.opened).toEqual([]);
});

test('a browser that is told to download PDF files shows none: another program gets a private copy', async ({ prepared }) => {
  const profile = join(prepared.data, 'profiles', 'chromium-test', 'Default');
  await mkdir(profile, { recursive: true });
  await writeFile(join(profile, 'Preferences'), JSON.stringify({ plugins: { always_open_pdf_externally: true } }));
  const app = await prepared.open();
  expect(await printed(app)).toEqual({ ok: true, value: { kind: 'other program' } });
  expect(app.page.context().pages()).toHaveLength(1);
  expect((await readFile(app.opened[0] ?? '')).subarray(0, 5).toString()).toBe('%PDF-');
});

const missing = missingOf(X_PROGRAMS);

// Registered only where it can run; anywhere else it says why not, so that nobody takes its absence for a pass.
if (missing.length > 0)
  process.stdout.write(
    `Printing in a window that is seen is NOT tested: ${missing.map(({ program }) => program).join(' and ')} not found.\n`,
  );
else
  test('a browser on a display shows it in its viewer', async ({ prepared }) => {
    const display = await openDisplay();
    const before = process.env.DISPLAY;
    process.env.DISPLAY = display.name;
    try {
      const app = await prepared.open({ headless: false });
      await expectShown(app);
      await app.close();
    } finally {
      if (before === undefined) delete process.env.DISPLAY;
      else process.env.DISPLAY = before;
      await display.close();
    }
  });
