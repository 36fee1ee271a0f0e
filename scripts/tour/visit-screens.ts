import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Every screen that an address leads to, for pictures and for checks over all of them. */
export function screens(assessment: string): readonly { readonly name: string; readonly path: string }[] {
  return [
    { name: 'assessments', path: '/' },
    { name: 'requirements', path: `${assessment}/requirements` },
    { name: 'requirement', path: `${assessment}/requirements/117` },
    { name: 'left-to-do', path: `${assessment}/left-to-do` },
    { name: 'todays-return', path: `${assessment}/todays-return` },
    { name: 'finish', path: `${assessment}/finish` },
    { name: 'start-assessment', path: '/assessments/start' },
    { name: 'evidence', path: '/evidence' },
    { name: 'people', path: '/people' },
    { name: 'activity', path: '/activity' },
    { name: 'keeping-and-removing', path: '/evidence/removals' },
    { name: 'organisation', path: '/organisation' },
    { name: 'organisations', path: '/organisations' },
    { name: 'backup', path: '/backup' },
    { name: 'bring-here', path: '/bring-here' },
    { name: 'import', path: '/import' },
    { name: 'settings', path: '/settings' },
    { name: 'recovery-code', path: '/recovery-code' },
    { name: 'help', path: '/help' },
    { name: 'quick-start', path: '/help/quick-start' },
    { name: 'keyboard', path: '/help/keyboard' },
    { name: 'accessibility', path: '/help/accessibility' },
    { name: 'about', path: '/about' },
    { name: 'first-start', path: '/first-start' },
  ];
}

const LOOKS = [
  { name: 'light', width: 1366, height: 768, colorScheme: 'light' },
  { name: 'dark', width: 1366, height: 768, colorScheme: 'dark' },
  { name: 'narrow', width: 360, height: 740, colorScheme: 'light' },
] as const;

/** Goes to an address inside the running app, as a link would. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('Opening…').waitFor({ state: 'detached' });
}

/** The address of the assessment that the rail leads to. */
export async function assessmentOf(page: Page): Promise<string> {
  const set = '/assessment/igt/14.1/general-practice';
  const year = await page.evaluate(
    (prefix) => document.querySelector<HTMLAnchorElement>(`a[href^="${prefix}"]`)?.pathname.split('/')[5],
    set,
  );
  return `${set}/${year}`;
}

/** Photographs every screen: light, dark and narrow. */
export async function visitEveryScreen(page: Page, folder: string): Promise<void> {
  const assessment = await assessmentOf(page);
  for (const look of LOOKS) {
    await page.setViewportSize({ width: look.width, height: look.height });
    await page.emulateMedia({ colorScheme: look.colorScheme });
    for (const screen of screens(assessment)) {
      await goTo(page, screen.path);
      await photograph(page, join(folder, `${screen.name}-${look.name}.png`));
    }
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ colorScheme: 'light' });
  await goTo(page, '/');
}

/** A picture once fonts are there and nothing moves any more. */
export async function photograph(page: Page, path: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path, animations: 'disabled' });
}
