import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { setUpPractice, startAssessment } from '../../scripts/tour/answer-assessment.ts';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { expect, test } from './app-fixture.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';

const COMMENT = 'Kept in the IG folder, and looked at in May. '.repeat(8).trim();

/** Sam's practice with one tick and one long comment on requirement 114. */
async function answerSomething(page: Page): Promise<void> {
  await setUpPractice(page);
  await startAssessment(page);
  await page.getByRole('checkbox', { name: /^1a/ }).click();
  await page.getByRole('textbox', { name: 'What supports your level' }).fill(COMMENT);
  await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
}

const acts = (page: Page) => page.locator('.history__act');
const count = (page: Page) => page.getByTestId('activity-count');

/** Chooses somebody who is not on the list, from the keyboard. */
async function somebodyElse(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P');
  await page.getByRole('button', { name: 'Somebody else', exact: true }).click();
  await page.getByLabel('What is your name?').fill(name);
  await page.getByRole('button', { name: 'Work here' }).click();
  await expect(page.getByRole('button', { name: `Working here: ${name}` })).toBeVisible();
}

async function setPin(page: Page, pin: string): Promise<void> {
  await goTo(page, '/people');
  await page.getByRole('button', { name: 'Set a PIN' }).click();
  await page.getByLabel('New PIN', { exact: true }).fill(pin);
  await page.getByLabel('New PIN again').fill(pin);
  await page.getByRole('button', { name: 'Set this PIN' }).click();
  await expect(page.getByText(/has a PIN here\. The app asks/)).toBeVisible();
}

const locked = (page: Page) => page.getByRole('heading', { level: 1, name: 'This window is locked' });

test('activity lists what was done, is narrowed, and takes an act back', async ({ app }) => {
  const { page } = app;
  await answerSomething(page);
  await goTo(page, '/activity');
  await expect(count(page)).toHaveText('4 acts');
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(1);
  const newest = acts(page).first();
  await expect(newest).toContainText('Sam Okafor');
  await expect(newest.getByRole('link', { name: /^14\.1-114 / })).toHaveAttribute('href', `${ASSESSMENT_PATH}/requirements/114`);
  await expect(newest).not.toContainText(COMMENT);
  await newest.getByRole('button', { name: 'Show all' }).click();
  await expect(newest).toContainText(COMMENT);

  await page.getByLabel('Find words in what was done').fill('criterion TICKED');
  await expect(count(page)).toHaveText('1 act fits');
  await expect(acts(page)).toContainText('criterion 1a: ticked');
  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.getByLabel('What it is about').selectOption('People and organisation');
  await expect(count(page)).toHaveText('1 act fits');
  await page.getByLabel('Requirement or document').selectOption('114 Who is responsible');
  await expect(page.getByText('Nothing fits.')).toBeVisible();
  await page.getByLabel('What it is about').selectOption('Everything');
  await expect(count(page)).toHaveText('2 acts fit');
  await page.getByText('From one day to another').click();
  const to = page.getByRole('group', { name: 'To' });
  await to.getByLabel('Day').fill('1');
  await to.getByLabel('Month').fill('2');
  await to.getByLabel('Year').fill('2020');
  await expect(count(page)).toHaveText('0 acts fit');
  await to.getByLabel('Day').fill('30');
  await expect(page.getByText('30 2 2020 is not a date in the calendar')).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();

  await acts(page)
    .nth(1)
    .getByRole('button', { name: /^Take back/ })
    .click();
  await expect(count(page)).toHaveText('5 acts');
  await expect(acts(page).first()).toContainText('criterion 1a: not ticked');
  await expect(
    acts(page)
      .nth(2)
      .getByRole('button', { name: /^Take back/ }),
  ).toHaveCount(0);
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(page.getByRole('checkbox', { name: /^1a/ })).not.toBeChecked();
});

test('what is listed can be saved as CSV', async ({ app }) => {
  const { page } = app;
  await answerSomething(page);
  await page.keyboard.press('Alt+7');
  await page.getByLabel('What it is about').selectOption('Answers');
  await expect(count(page)).toHaveText('2 acts fit');
  await page.getByRole('button', { name: 'Save this list as CSV' }).click();
  await page.getByRole('button', { name: 'Save here' }).click();
  await expect(page.getByText(/^Saved as Riverside Surgery activity/)).toBeVisible();
  const [name = ''] = (await readdir(app.data)).filter((file) => file.endsWith('.csv'));
  const lines = (await readFile(join(app.data, name), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain(COMMENT);
  expect(lines[2]).toMatch(/^2,.*,Sam Okafor,.*criterion 1a,ticked,Answers$/);
  expect(lines[3]).toContain('This is an independent tool, not made, run or approved by the NHS');
});

test('a long history is shown in parts', async ({ app }) => {
  const { page } = app;
  await answerSomething(page);
  const box = page.getByRole('checkbox', { name: /^1b/ });
  for (let round = 0; round < 50; round += 1) await box.click();
  await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
  await goTo(page, '/activity');
  await expect(count(page)).toHaveText('54 acts');
  await expect(acts(page)).toHaveCount(50);
  await page.getByRole('button', { name: 'Older' }).click();
  await expect(page.getByText('Part 2 of 2')).toBeVisible();
  await expect(acts(page)).toHaveCount(4);
  await expect(acts(page).last()).toContainText('Riverside Surgery');
});

test('who works here is switched at once, and each change carries the name of whoever made it', async ({ app }) => {
  const { page } = app;
  await answerSomething(page);
  await page.getByRole('textbox', { name: 'What supports your level' }).pressSequentially(' Typed by Sam');
  await somebodyElse(page, 'Alex Doe');
  await page.getByRole('checkbox', { name: /^1b/ }).click();
  await goTo(page, '/activity');
  await page.getByLabel('Person').selectOption('Alex Doe');
  await expect(count(page)).toHaveText('2 acts fit');
  await expect(acts(page).first()).toContainText('criterion 1b: ticked');
  await page.getByLabel('Person').selectOption('Sam Okafor');
  await acts(page).first().getByRole('button', { name: 'Show all' }).click();
  await expect(acts(page).first()).toContainText('Typed by Sam');

  // Ctrl+Z takes back only what Alex did: the tick, then the name, and nothing of Sam's.
  for (const undone of ['Undone', 'Undone', 'There is nothing to undo']) {
    await page.locator('h1').click();
    await page.keyboard.press('Control+Z');
    await expect(page.locator('.notice')).toContainText(undone);
  }
  await page.getByRole('button', { name: /^Working here:/ }).click();
  await page.getByRole('button', { name: 'Sam Okafor', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Working here: Sam Okafor' })).toBeVisible();
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(page.getByRole('checkbox', { name: /^1a/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /^1b/ })).not.toBeChecked();
});

test('a PIN locks the window until it is given, also when it is loaded or started again', async ({ app }) => {
  const { page } = app;
  await answerSomething(page);
  await page.keyboard.press('Control+L');
  await expect(page.locator('.notice')).toContainText('You have no PIN on this computer.');
  await setPin(page, '4711');
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await page.getByRole('textbox', { name: 'What supports your level' }).pressSequentially('Half a sen');
  await page.keyboard.press('Control+L');
  await expect(locked(page)).toBeVisible();
  await expect(page.getByText('Sam Okafor is working here.')).toBeVisible();
  expect(await page.locator('body').innerText()).not.toContain('Riverside');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page).toHaveTitle('Locked – IG Toolkit Desktop');
  await page.keyboard.press('Alt+1');
  await page.reload();
  await expect(locked(page)).toBeVisible();

  const box = page.getByLabel('PIN of Sam Okafor');
  await expect(box).toBeFocused();
  for (const wrong of ['471', '1234', '2345']) {
    await box.fill(wrong);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(
      wrong.length < 4 ? '4 to 12 digits' : 'This is not the PIN of Sam Okafor. Try again.',
    );
    await expect(locked(page)).toBeVisible();
  }
  await box.fill('4711');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('textbox', { name: 'What supports your level' })).toHaveValue(/^Half a sen/);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'What supports your level' })).toBeVisible();

  await app.restart();
  await expect(locked(app.page)).toBeVisible();
  const disk = await Promise.all(['pins.json', 'settings.json'].map((file) => readFile(join(app.data, file), 'utf8')));
  expect(disk.join()).not.toMatch(/\b4711\b/);
});

test('after wrong tries the next one waits; somebody else’s PIN is the way back', async ({ app }) => {
  const { page } = app;
  await answerSomething(page);
  await setPin(page, '4711');
  await somebodyElse(page, 'Alex Doe');
  await setPin(page, '9876');
  await page.getByRole('button', { name: /^Working here:/ }).click();
  await page.getByRole('button', { name: /^Sam Okafor/ }).click();
  await page.getByLabel('PIN of Sam Okafor').fill('4711');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Working here: Sam Okafor' })).toBeVisible();
  await page.keyboard.press('Control+L');
  const box = page.getByLabel('PIN of Sam Okafor');
  for (const said of ['Try again.', 'Try again.', 'Try again in 5 seconds.', 'was not looked at']) {
    await box.fill('1234');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(said);
    await expect(box).toHaveValue('');
  }
  await page.getByText('I forgot my PIN').click();
  await expect(page.getByText('remove the file pins.json')).toBeVisible();
  await page.getByRole('button', { name: 'Unlock with the PIN of Alex Doe' }).click();
  await page.getByLabel('PIN of Alex Doe').fill('9876');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Working here: Alex Doe' })).toBeVisible();
  await goTo(page, '/people');
  await page.getByRole('button', { name: /^Take it off/ }).click();
  await page.getByLabel('Your PIN').fill('9876');
  await page.getByRole('button', { name: 'Take the PIN of Sam Okafor off' }).click();
  await expect(page.getByText('Sam Okafor has a PIN here')).toHaveCount(0);
  await page.getByLabel('Your name').selectOption('Sam Okafor');
  await expect(page.getByText('Sam Okafor has no PIN here.')).toBeVisible();
});

test('the window locks by itself when nobody was there for a while', async ({ app }) => {
  const { page } = app;
  await answerSomething(page);
  await setPin(page, '4711');
  await page.getByLabel('Lock this window', { exact: true }).selectOption('After 1 minute without a key or a movement');
  await goTo(page, '/activity');
  // The page's clock says that a minute has passed; whoever comes then is too late.
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 61_000;
  });
  await expect(locked(page)).toBeVisible();
});
