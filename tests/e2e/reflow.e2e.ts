import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { type App, expect, openApp, test } from './app-fixture.ts';
import { tabThrough } from './checks/focus-in-sight.ts';
import { movesAnyway, needsDragging } from './checks/movement.ts';
import { scrollsSideways } from './checks/sideways.ts';
import { smallTargets } from './checks/targets.ts';
import { clippedText, spaceText } from './checks/text-spacing.ts';
import { showEveryView } from './every-view.ts';
import { WINDOW } from './looks.ts';

// 400 % of a window of 1280 by 1024, and a narrow window that is not low.
const LOW = { width: 320, height: 256 };
const NARROW = { width: 320, height: 900 };

type Criterion = '1.4.10' | '1.4.12' | '2.3.3' | '2.4.7' | '2.4.11' | '2.5.7' | '2.5.8';
const findings = new Map<Criterion, string[]>();
/** The last link among the pages, by view: help, and in the same order everywhere (WCAG 3.2.6). */
const lastLinks = new Map<string, string | null>();
let app: App;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  app = await openApp(await mkdtemp(join(tmpdir(), 'igt-reflow-')));
  await showEveryView(app.page, app.data, measure);
});

test.afterAll(async () => {
  await app.close();
  await rm(app.data, { recursive: true, force: true });
  expect(app.bugs).toEqual([]);
});

/** Measures the view that stands in every size. */
async function measure(view: string): Promise<void> {
  const { page } = app;
  const note = (criterion: Criterion, found: readonly string[]): void => {
    findings.set(criterion, [...(findings.get(criterion) ?? []), ...found.map((one) => `${view}: ${one}`)]);
  };
  for (const size of [WINDOW, NARROW, LOW]) {
    await page.setViewportSize(size);
    const at = (found: readonly string[]): string[] => found.map((one) => `at ${size.width} by ${size.height}, ${one}`);
    note('1.4.10', at(await page.evaluate(scrollsSideways)));
    note('2.5.8', at(await page.evaluate(smallTargets)));
    if (size === NARROW) continue;
    const stops = await tabThrough(page);
    note('2.4.11', at(stops.filter(({ isInSight }) => !isInSight).map(({ name }) => name)));
    note('2.4.7', at(stops.filter(({ isMarked }) => !isMarked).map(({ name }) => name)));
  }
  for (const size of [NARROW, WINDOW]) {
    await page.setViewportSize(size);
    await page.evaluate(spaceText, true);
    note('1.4.12', [...(await page.evaluate(clippedText)), ...(await page.evaluate(scrollsSideways))]);
    await page.evaluate(spaceText, false);
  }
  await page.emulateMedia({ reducedMotion: 'reduce' });
  note('2.3.3', await page.evaluate(movesAnyway));
  await page.emulateMedia({ reducedMotion: null });
  note('2.5.7', await page.evaluate(needsDragging));
  const pages = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
  if ((await pages.count()) > 0) lastLinks.set(view, await pages.last().textContent());
}

function expectNothing(criterion: Criterion): void {
  expect(findings.get(criterion)).toEqual([]);
}

test('1.4.10: at 1366, at 320 (400 %) nothing is scrolled sideways but tables', () => expectNothing('1.4.10'));
test('1.4.12: wider text spacing cuts nothing off', () => expectNothing('1.4.12'));
test('2.3.3: nothing moves where less movement is asked for', () => expectNothing('2.3.3'));
test('2.4.7: what has the focus is marked', () => expectNothing('2.4.7'));
test('2.4.11: what has the focus is in sight', () => expectNothing('2.4.11'));
test('2.5.7: nothing needs dragging', () => expectNothing('2.5.7'));
test('2.5.8: what can be pressed is 24 pixels wide and high, or stands apart', () => expectNothing('2.5.8'));

test('3.2.6: help is the last of the pages on every screen', () => {
  expect(lastLinks.size).toBeGreaterThan(40);
  expect([...lastLinks].filter(([, link]) => link !== 'Help')).toEqual([]);
});

test('3.3.7: what first start asked is not asked again', async () => {
  const { page } = app;
  await goTo(page, '/assessments/start');
  await expect(page.getByRole('textbox', { name: /name|organisation|code/i })).toHaveCount(0);
  await expect(page.getByRole('radio', { name: /practice$|pharmacy|surgery/i })).toHaveCount(0);
  await goTo(page, '/organisation');
  await expect(page.getByLabel('Name')).toHaveValue('Riverside Surgery');
  await expect(page.getByLabel('Organisation code (ODS code)')).toHaveValue('EX0117');
  await goTo(page, '/people');
  await expect(page.getByLabel('Your name')).toContainText('Sam Okafor');
});
