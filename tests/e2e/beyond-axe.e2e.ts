import type { Page } from 'playwright-core';
import { setUpPractice } from '../../scripts/tour/answer-assessment.ts';
import { goTo, screens } from '../../scripts/tour/visit-screens.ts';
import { expect, test } from './app-fixture.ts';
import { tabThrough } from './checks/focus-in-sight.ts';
import { movesAnyway, needsDragging } from './checks/movement.ts';
import { scrollsSideways } from './checks/sideways.ts';
import { smallTargets } from './checks/targets.ts';
import { clippedText, spaceText } from './checks/text-spacing.ts';
import { showEveryView } from './every-view.ts';
import { WINDOW } from './looks.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';

// 400 % of a window of 1280 by 1024, and a narrow window that is not low.
const LOW = { width: 320, height: 256 };
const NARROW = { width: 320, height: 900 };

/** Going through everything by Tab takes long, so in the low window it is done once a screen, and in what lies over one. */
const TABBED_WHEN_LOW = new Set([
  ...screens(ASSESSMENT_PATH).map(({ name }) => name),
  'first start, errors',
  'requirement, a locked criterion says why',
  'search box, found',
  'organisation switcher',
  'who is working here',
  'save dialog',
  'how to protect the key',
]);

const CRITERIA = {
  '1.4.4': 'the largest text size cuts nothing off',
  '1.4.10': 'at 1366 pixels and at 320 (400 %) nothing but tables is scrolled sideways',
  '1.4.12': 'wider text spacing cuts nothing off',
  '2.3.3': 'nothing moves where less movement is asked for',
  '2.4.7': 'what has the focus is marked',
  '2.4.11': 'what has the focus is in sight',
  '2.5.7': 'nothing needs dragging',
  '2.5.8': 'what can be pressed is 24 pixels wide and high, or stands apart',
  '3.2.6': 'help is the last of the pages on every screen',
} as const;
type Criterion = keyof typeof CRITERIA;
type Finding = readonly [Criterion, string];

test('what axe cannot see of WCAG 2.2, on every screen', async ({ app }) => {
  test.setTimeout(600_000);
  const findings: Finding[] = [];
  let views = 0;
  await showEveryView(app.page, app.data, async (view) => {
    views += 1;
    for (const [criterion, found] of await measure(app.page, view)) findings.push([criterion, `${view}: ${found}`]);
  });
  expect(views).toBeGreaterThan(50);
  for (const [criterion, words] of Object.entries(CRITERIA))
    expect
      .soft(
        findings.filter(([of]) => of === criterion).map(([, found]) => found),
        `${criterion}: ${words}`,
      )
      .toEqual([]);
});

test('3.3.7: what first start asked is not asked again', async ({ app: { page } }) => {
  await setUpPractice(page);
  await expect(page.getByRole('heading', { level: 1, name: /^Start your/ })).toBeVisible();
  await expect(page.getByRole('textbox', { name: /name|organisation|code/i })).toHaveCount(0);
  await expect(page.getByRole('radio', { name: /practice$|pharmacy|surgery/i })).toHaveCount(0);
  await goTo(page, '/organisation');
  await expect(page.getByLabel('Name')).toHaveValue('Riverside Surgery');
  await expect(page.getByLabel('Organisation code (ODS code)')).toHaveValue('EX0117');
  await goTo(page, '/people');
  await expect(page.getByLabel('Your name')).toContainText('Sam Okafor');
});

/** Measures the view that stands, in every size. */
async function measure(page: Page, view: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  const note = (criterion: Criterion, found: readonly string[]): void => {
    const { width, height } = page.viewportSize() ?? WINDOW;
    findings.push(...found.map((one): Finding => [criterion, `at ${width} by ${height}, ${one}`]));
  };
  for (const size of [WINDOW, NARROW, LOW]) {
    await page.setViewportSize(size);
    note('1.4.10', await page.evaluate(scrollsSideways));
    note('2.5.8', await page.evaluate(smallTargets));
    if (size === NARROW || (size === LOW && !TABBED_WHEN_LOW.has(view))) continue;
    const stops = await tabThrough(page);
    note(
      '2.4.11',
      stops.filter(({ isInSight }) => !isInSight).map(({ name }) => name),
    );
    note(
      '2.4.7',
      stops.filter(({ isMarked }) => !isMarked).map(({ name }) => name),
    );
  }
  for (const size of [NARROW, WINDOW]) {
    await page.setViewportSize(size);
    await page.evaluate(spaceText, true);
    note('1.4.12', [...(await page.evaluate(clippedText)), ...(await page.evaluate(scrollsSideways))]);
    await page.evaluate(spaceText, false);
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-text-size', 'larger'));
  note('1.4.4', [...(await page.evaluate(clippedText)), ...(await page.evaluate(scrollsSideways))]);
  await page.evaluate(() => document.documentElement.setAttribute('data-text-size', 'standard'));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  note('2.3.3', await page.evaluate(movesAnyway));
  await page.emulateMedia({ reducedMotion: null });
  note('2.5.7', await page.evaluate(needsDragging));
  const links = await page.getByRole('navigation', { name: 'Pages' }).getByRole('link').allTextContents();
  if (links.length > 0 && links.at(-1) !== 'Help') note('3.2.6', [links.join(', ')]);
  return findings;
}
