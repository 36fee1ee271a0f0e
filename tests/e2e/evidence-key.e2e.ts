import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { testKeychain } from '../key-parts.ts';
import { prepare } from './prepared-data.ts';
import { expect, test } from './prepared-fixture.ts';

const PASSPHRASE = 'seven blue cups sing';

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
const dialog = (page: Page): Locator => page.getByRole('dialog');
const kept = (page: Page, words: RegExp): Promise<void> =>
  expect(page.getByRole('definition').filter({ hasText: words })).toBeVisible();

/** Makes the key in Settings, as the person chooses in the dialog. */
async function makeKey(page: Page, choose: (dialog: Locator) => Promise<void>): Promise<void> {
  await goTo(page, '/settings');
  await button(page, 'Make the key now').click();
  await choose(dialog(page));
  await expect(dialog(page)).toBeHidden();
}

const withoutPassphrase = (asked: Locator): Promise<void> =>
  asked.getByRole('button', { name: 'Go on without a passphrase' }).click();

async function withPassphrase(asked: Locator): Promise<void> {
  await asked.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await asked.getByLabel('The same passphrase again').fill(PASSPHRASE);
  await asked.getByRole('button', { name: 'Use this passphrase' }).click();
}

/** Goes through the ceremony of the recovery code. @returns the code as it was shown */
async function confirmCode(page: Page): Promise<string> {
  await goTo(page, '/recovery-code');
  await button(page, /^Make (the|a new) recovery code$/).click();
  const shown = page.getByRole('list', { name: 'The code, in seven groups' }).getByRole('listitem');
  await expect(shown).toHaveCount(7);
  // Each begins with its number.
  const groups = (await shown.allTextContents()).map((text) => text.slice(1));
  await button(page, 'I have it on paper, go on').click();
  await expect(page.getByText(groups.join('').slice(0, 4), { exact: true })).toBeHidden();
  for (const box of await page.getByRole('main').getByRole('textbox').all()) {
    const label = await box.evaluate((element) => (element as HTMLInputElement).labels?.[0]?.textContent ?? '');
    await box.fill((groups[Number(label.replace('Group ', '')) - 1] ?? '').toLowerCase());
  }
  await button(page, 'Confirm').click();
  await expect(page.getByRole('heading', { name: 'The recovery code is confirmed' })).toBeVisible();
  return groups.join(' ');
}

test('a passphrase: asked for after a start, wrong ones refused, forgotten ones replaced by the recovery code', async ({
  prepared,
}) => {
  const { folder } = await prepare(prepared.data);
  const app = await prepared.open();
  await makeKey(app.page, async (asked) => {
    await asked.getByRole('button', { name: 'Use this passphrase' }).click();
    await expect(asked.getByText('Enter a passphrase.')).toBeVisible();
    await asked.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await asked.getByRole('button', { name: 'Show passphrase' }).click();
    await expect(asked.getByLabel('Passphrase', { exact: true })).toHaveAttribute('type', 'text');
    await asked.getByRole('button', { name: 'Use this passphrase' }).click();
    await expect(asked.getByText('The two are not the same.')).toBeVisible();
    await withPassphrase(asked);
  });
  await kept(app.page, /^Protected by your passphrase, and open/);
  expect(await readdir(folder)).toContain('keys.json');
  expect(await readdir(folder)).not.toContain('evidence.key');
  const code = await confirmCode(app.page);

  await app.restart();
  await goTo(app.page, '/settings');
  await kept(app.page, /It has not been entered since the app was started/);
  await button(app.page, 'Open the key').click();
  const box = dialog(app.page).getByLabel('Passphrase', { exact: true });
  await expect(box).toBeFocused();
  for (const wrong of ['wrong', `${PASSPHRASE} `]) {
    await box.fill(wrong);
    await box.press('Enter');
    await expect(dialog(app.page).getByRole('alert')).toContainText('This is not the passphrase.');
  }
  await box.fill(PASSPHRASE);
  await box.press('Enter');
  await expect(dialog(app.page)).toBeHidden();
  await kept(app.page, /^Protected by your passphrase, and open/);

  await app.restart();
  await goTo(app.page, '/settings');
  await button(app.page, 'Open the key').click();
  await button(app.page, 'I do not know the passphrase').click();
  const codeBox = dialog(app.page).getByLabel('Recovery code');
  await codeBox.fill(`${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`);
  await codeBox.press('Enter');
  await expect(dialog(app.page).getByRole('alert')).toContainText('There is a typing mistake in this code');
  await codeBox.fill(code.toLowerCase());
  await codeBox.press('Enter');
  await withoutPassphrase(dialog(app.page));
  await kept(app.page, /^In a file beside the evidence/);
});

test('a key file: nothing is asked, and when it is gone the recovery code opens', async ({ prepared }) => {
  const { folder } = await prepare(prepared.data);
  const app = await prepared.open();
  await makeKey(app.page, withoutPassphrase);
  await kept(app.page, /^In a file beside the evidence, without a passphrase/);
  await app.restart();
  await goTo(app.page, '/settings');
  await kept(app.page, /^In a file beside the evidence/);

  const code = await confirmCode(app.page);
  await rm(join(folder, 'evidence.key'));
  await app.restart();
  await goTo(app.page, '/recovery-code');
  await button(app.page, 'Open the key').click();
  const box = dialog(app.page).getByLabel('Recovery code');
  await box.fill('0000 0000 0000 0000 0000 0000 0000');
  await box.press('Enter');
  await expect(dialog(app.page).getByRole('alert')).toContainText('it is not the recovery code of this organisation');
  await box.fill(code);
  await box.press('Enter');
  await withoutPassphrase(dialog(app.page));
  await expect(dialog(app.page)).toBeHidden();
  await expect(button(app.page, 'Make a new recovery code')).toBeVisible();
  expect(await readdir(folder)).toContain('evidence.key');
});

test('the recovery code: wrong groups are named, it is shown again only while the page stands', async ({ prepared }) => {
  await prepare(prepared.data);
  const app = await prepared.open();
  const { page } = app;
  await goTo(page, '/recovery-code');
  await button(page, 'Make the key now').click();
  await withoutPassphrase(dialog(page));
  await button(page, 'Make the recovery code').click();
  await expect(page.getByRole('heading', { name: 'IG Toolkit Desktop: recovery code' })).toBeFocused();
  await button(page, 'I have it on paper, go on').click();
  await button(page, 'Show the code again').click();
  await button(page, 'I have it on paper, go on').click();
  await page.getByRole('main').getByRole('textbox').first().fill('UUUU');
  await button(page, 'Confirm').click();
  await expect(page.getByRole('alert')).toContainText(/Groups \d and \d are not as on the paper/);

  await goTo(page, '/settings');
  await kept(page, /^Shown once, and not confirmed/);
  await goTo(page, '/recovery-code');
  await expect(page.getByText('A code was shown a while ago')).toBeVisible();
  await expect(button(page, 'Show the code again')).toBeHidden();

  // A start forgets it.
  await app.restart();
  await goTo(app.page, '/recovery-code');
  await expect(app.page.getByText('The app does not remember it')).toBeVisible();
  await confirmCode(app.page);
});

test('on paper there is the code with what it is for, and nothing of the window', async ({ prepared }) => {
  await prepare(prepared.data);
  const { page } = await prepared.open();
  await goTo(page, '/recovery-code');
  await button(page, 'Make the key now').click();
  await withoutPassphrase(dialog(page));
  await button(page, 'Make the recovery code').click();
  await page.emulateMedia({ media: 'print' });
  const sheet = page.getByRole('article', { name: 'IG Toolkit Desktop: recovery code' });
  for (const words of ['Riverside Surgery, code EX0117', 'What it is for', 'Where to keep it'])
    await expect(sheet.getByText(words)).toBeVisible();
  for (const other of [page.getByRole('banner'), page.getByRole('navigation', { name: 'Pages' }), button(page, 'Copy the code')])
    await expect(other).toBeHidden();
});

test('a keychain: the key is made without a question, and losing the keychain loses nothing', async ({ prepared }) => {
  await prepare(prepared.data);
  const keychain = testKeychain();
  const app = await prepared.open({ keychain: keychain.find });
  await goTo(app.page, '/settings');
  await button(app.page, 'Make the key now').click();
  await kept(app.page, /^Kept in the keychain of this test/);
  await expect(dialog(app.page)).toBeHidden();
  const code = await confirmCode(app.page);

  keychain.secrets.clear();
  await app.restart();
  await goTo(app.page, '/settings');
  await kept(app.page, /^The key is not on this computer any more/);
  await button(app.page, 'Open the key').click();
  await dialog(app.page).getByLabel('Recovery code').fill(code);
  await dialog(app.page).getByRole('button', { name: 'Open' }).click();
  await button(app.page, 'Keep it in the keychain of this test').click();
  await kept(app.page, /^Kept in the keychain of this test/);
});

test('damaged keys: the copy mends one; where both are damaged nothing is overwritten before the person says so', async ({
  prepared,
}) => {
  const { folder } = await prepare(prepared.data);
  const app = await prepared.open();
  await makeKey(app.page, withoutPassphrase);
  await writeFile(join(folder, 'keys.json'), 'damaged');
  await app.restart();
  await goTo(app.page, '/settings');
  await expect(app.page.getByText(/^The file keys.json was damaged. It was made again from its copy/)).toBeVisible();

  for (const name of ['keys.json', 'keys.copy.json']) await writeFile(join(folder, name), 'damaged');
  await app.restart();
  await goTo(app.page, '/settings');
  await button(app.page, 'See what can be done').click();
  await button(app.page, 'Not now').click();
  expect(await readFile(join(folder, 'keys.json'), 'utf8')).toBe('damaged');
  await button(app.page, 'See what can be done').click();
  await button(app.page, 'Begin with a new key').click();
  await withoutPassphrase(dialog(app.page));
  await kept(app.page, /^In a file beside the evidence/);
  expect((await readdir(folder)).filter((name) => name.includes('.set-aside-'))).toHaveLength(3);
});

test('a key that a newer version wrote is left alone, and that is said', async ({ prepared }) => {
  const { folder } = await prepare(prepared.data);
  const newer = '{"format":2}';
  await writeFile(join(folder, 'keys.json'), newer);
  const { page } = await prepared.open();
  await goTo(page, '/settings');
  await expect(page.getByText(/was kept by a newer version of the app/)).toBeVisible();
  expect(await readFile(join(folder, 'keys.json'), 'utf8')).toBe(newer);
});
