import type { Page } from 'playwright-core';
import { goTo, screens } from '../../scripts/tour/visit-screens.ts';
import { expect, test } from './app-fixture.ts';
import { expectPage, tabTo } from './keys.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';

const requirement = (number: string): string => `${ASSESSMENT_PATH}/requirements/${number}`;

test('from first start to a completed requirement, with the keyboard alone', async ({ app: { page } }) => {
  const { keyboard } = page;
  await tabTo(page, page.getByRole('button', { name: 'I understand, continue' }));
  await keyboard.press('Enter');
  await tabTo(page, page.getByLabel('What is your organisation called?'));
  await keyboard.type('Riverside Surgery');
  await tabTo(page, page.getByLabel('What is your organisation code?'));
  await keyboard.type('EX0117');
  await tabTo(page, page.getByLabel('Search by what people call you'));
  await keyboard.type('surgery');
  await tabTo(page, page.getByRole('radio', { name: 'General practice' }));
  await keyboard.press('Space');
  await tabTo(page, page.getByLabel('What is your name?'));
  await keyboard.type('Sam Okafor');
  await tabTo(page, page.getByRole('button', { name: 'Continue' }));
  await keyboard.press('Space');

  await expectPage(page, /^Start your/);
  await tabTo(page, page.getByRole('button', { name: 'Start with requirement 114' }));
  await keyboard.press('Enter');

  await expectPage(page, /^Responsibility for Information Governance/);
  for (const level of [1, 2]) {
    const section = page.getByRole('button', { name: new RegExp(`^Level ${level}`) });
    await tabTo(page, section);
    if ((await section.getAttribute('aria-expanded')) === 'false') await keyboard.press('Enter');
    const boxes = page.getByRole('group', { name: `Criteria of level ${level}` }).getByRole('checkbox');
    for (const box of await boxes.all()) {
      await tabTo(page, box);
      await keyboard.press('Space');
      await expect(box).toBeChecked();
    }
  }
  await tabTo(page, page.getByRole('textbox', { name: 'What supports your level' }));
  await keyboard.type('The role cards are in the IG folder; the partners approved them in May.');
  await expect(page.getByText(/^Answered\. Level 2 or above passes\./)).toBeVisible();
  await tabTo(page, page.getByRole('navigation', { name: 'Requirements' }).getByRole('link', { name: /^Next/ }));
  await keyboard.press('Enter');
  await expectPage(page, /information governance policy/);
  await keyboard.press('Alt+2');
  await expectPage(page, 'Requirements');
  await expect(page.getByText('1 of 13 answered.')).toBeVisible();
});

test.describe('on a practice with an assessment', () => {
  test.use({ hasPractice: true });

  test('Alt and a digit go along the rail, Alt+Left goes back', async ({ app: { page } }) => {
    const rail = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
    await rail.nth(1).waitFor();
    const names = (await rail.allInnerTexts()).slice(0, -1);
    expect(names.length).toBeGreaterThan(5);
    for (const [at, name] of [...names.entries()].reverse()) {
      await page.keyboard.press(`Alt+${at + 1}`);
      await expectPage(page, name.split('\n')[0] ?? '');
      await expect(rail.nth(at)).toHaveAttribute('aria-current', 'page');
    }
    await page.keyboard.press('Alt+ArrowLeft');
    await expectPage(page, 'Requirements');
  });

  test('every page names the window, and its heading takes the focus', async ({ app: { page } }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    const titles = new Set<string>();
    const framed = screens(ASSESSMENT_PATH).filter(({ name }) => name !== 'first-start');
    for (const { path } of framed.reverse()) {
      await goTo(page, path);
      await expectPage(page, /./);
      titles.add(await page.title());
    }
    expect([...titles]).toHaveLength(framed.length);
  });

  test('the skip link leads past the rail', async ({ app: { page } }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to main content' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('main').getByRole('link').first()).toBeFocused();
  });

  test('Ctrl+K finds a requirement and goes there', async ({ app: { page } }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+K');
    await expect(page.getByRole('dialog', { name: 'Search' }).getByRole('combobox')).toBeFocused();
    await page.keyboard.type('117');
    await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText('117');
    await page.keyboard.press('Enter');
    await expectPage(page, /^All staff/);
    await page.keyboard.press('Control+K');
    await page.keyboard.type('keyboard sho');
    await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toHaveText('Keyboard shortcuts');
    await page.keyboard.press('Enter');
    await expectPage(page, 'Keyboard shortcuts');
  });

  test('Escape closes what lies over the page, and the focus goes back', async ({ app: { page } }) => {
    const opened = async (name: string | RegExp, keys: string, over: string): Promise<void> => {
      const opener = page.getByRole('button', { name });
      await tabTo(page, opener);
      await page.keyboard.press(keys);
      await expect(page.locator(over)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.locator(over)).toBeHidden();
      await expect(opener).toBeFocused();
    };
    await opened(/^Search/, 'Enter', 'dialog.search');
    await opened('Save the list as CSV', 'Control+K', 'dialog.search');
    await opened('Save the list as CSV', 'Space', 'dialog.places');
    await opened(/switch organisation$/, 'Enter', '#organisation-menu');
    await opened(/choose somebody else$/, 'Enter', '#person-menu');
  });

  test('a list that opens over the page closes when Tab leaves it', async ({ app: { page } }) => {
    const opener = page.getByRole('button', { name: /switch organisation$/ });
    await tabTo(page, opener);
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('link', { name: 'Add or remove an organisation' }));
    await page.keyboard.press('Tab');
    await expect(page.locator('#organisation-menu')).toBeHidden();
    await expect(page.getByRole('button', { name: /^Search/ })).toBeFocused();
  });

  test('Ctrl+Page Down and Ctrl+Page Up go along the requirements', async ({ app: { page } }) => {
    await goTo(page, requirement('114'));
    await page.keyboard.press('Control+PageDown');
    await expectPage(page, /information governance policy/);
    await page.getByRole('textbox', { name: 'What supports your level' }).focus();
    await page.keyboard.press('Control+PageDown');
    await expectPage(page, /contracts/i);
    await page.keyboard.press('Control+PageUp');
    await page.keyboard.press('Control+PageUp');
    await expectPage(page, /^Responsibility for Information Governance/);
  });

  test('2.1.4: no single key is a shortcut', async ({ app: { page } }) => {
    await goTo(page, `${ASSESSMENT_PATH}/requirements`);
    const heading = page.getByRole('heading', { level: 1, name: 'Requirements' });
    await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined));
    for (const key of 'abcdefghijklmnopqrstuvwxyz0123456789?/.,-+*') await page.keyboard.press(key);
    await expect(heading).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('searchbox')).toHaveValue('');
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });

  test('F6 goes around the regions of the window', async ({ app: { page } }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    const region = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? null);
    const visited: (string | null)[] = [];
    for (let pressed = 0; pressed < 5; pressed += 1) {
      await page.keyboard.press('F6');
      visited.push(await region());
    }
    expect(visited).toEqual(['head', 'rail', 'page', 'status', 'head']);
  });

  test('F1 leads to the help for what has the focus', async ({ app: { page } }) => {
    await goTo(page, requirement('117'));
    await page.getByRole('textbox', { name: 'What supports your level' }).focus();
    await page.keyboard.press('F1');
    await expect(page.getByRole('heading', { level: 2, name: 'General comments' })).toBeFocused();
    await page.keyboard.press('Alt+ArrowLeft');
    await expectPage(page, /^All staff/);
    await page.keyboard.press('F1');
    await expectPage(page, 'Help');
  });

  test('a locked criterion can be reached, stays as it is, and says why', async ({ app: { page } }) => {
    await goTo(page, requirement('114'));
    const section = page.getByRole('button', { name: /^Level 2/ });
    await tabTo(page, section);
    await page.keyboard.press('Enter');
    const locked = page.getByRole('checkbox', { name: /^2a/ });
    await tabTo(page, locked);
    const why = 'Level 1 comes first: tick 1a, 1b and 1c.';
    await expect(locked).toHaveAccessibleDescription(new RegExp(`${why}$`));
    await expect(locked).toHaveAttribute('aria-disabled', 'true');
    const heard = await listen(page);
    await page.keyboard.press('Space');
    await expect(locked).not.toBeChecked();
    await expect(locked).toBeFocused();
    await expect(locked).toBeInViewport();
    expect(await heard()).toEqual([why]);
  });

  test('a level that changes is announced, an ordinary save is not', async ({ app: { page } }) => {
    await goTo(page, requirement('114'));
    const heard = await listen(page);
    await page.getByRole('checkbox', { name: /^1a/ }).press('Space');
    await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
    expect(await heard()).toEqual([]);
    await page.getByRole('textbox', { name: 'What supports your level' }).focus();
    await page.keyboard.type('In the IG folder');
    await page.getByRole('checkbox', { name: /^1b/ }).press('Space');
    await page.getByRole('checkbox', { name: /^1c/ }).press('Space');
    await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
    expect(await heard()).toEqual(['Current level: Level 1']);
    await page.getByRole('checkbox', { name: /^1c/ }).press('Space');
    expect(await heard()).toEqual(['Current level: Level 1', 'Current level: No level yet']);
  });

  test('Ctrl+Z and Ctrl+Y work across screens, and show where', async ({ app: { page } }) => {
    await goTo(page, requirement('114'));
    const box = page.getByRole('checkbox', { name: /^1a/ });
    await box.press('Space');
    await page.keyboard.press('Alt+1');
    await expectPage(page, 'Assessments');
    await page.keyboard.press('Control+Z');
    await expectPage(page, /^Responsibility for Information Governance/);
    await expect(page.getByText('Undone: 114, tick 1a.').first()).toBeVisible();
    await expect(box).not.toBeChecked();
    await page.keyboard.press('Alt+1');
    await expectPage(page, 'Assessments');
    await page.keyboard.press('Control+Y');
    await expectPage(page, /^Responsibility for Information Governance/);
    await expect(page.getByText('Done again: 114, tick 1a.').first()).toBeVisible();
    await expect(box).toBeChecked();
    await page.keyboard.press('Control+Z');
    await expect(box).not.toBeChecked();
    await page.keyboard.press('Control+Shift+Z');
    await expect(box).toBeChecked();
  });

  test('in a text box Ctrl+Z takes back typing, and nothing else', async ({ app: { page } }) => {
    await goTo(page, requirement('114'));
    const box = page.getByRole('checkbox', { name: /^1a/ });
    await box.press('Space');
    const comment = page.getByRole('textbox', { name: 'What supports your level' });
    await tabTo(page, comment);
    await page.keyboard.type('In the IG folder');
    await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
    await page.keyboard.press('Control+Z');
    await expect(comment).not.toHaveValue('In the IG folder');
    await expect(comment).toBeFocused();
    await expect(box).toBeChecked();
    await page.keyboard.press('Control+Y');
    await expect(comment).toHaveValue('In the IG folder');
  });
});

/** Hears what a screen reader would: every change of a live region from now on. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(window, 'heard', heard);
    const hear = (node: Node): void => {
      const element = node instanceof Element ? node : node.parentElement;
      const region = element?.closest('[role=status], [role=alert], [role=log], [aria-live]');
      const words = region?.textContent?.replace(/\u00a0/g, '').trim();
      if (words && heard.at(-1) !== words) heard.push(words);
    };
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) hear(node);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => [...(Reflect.get(window, 'heard') as string[])]);
}
