import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { journalled } from '../journal-files.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';
import { prepare, says } from './prepared-data.ts';
import { expect, test } from './prepared-fixture.ts';

/** Pages that show something of an organisation. */
const PAGES = [
  '/',
  `${ASSESSMENT_PATH}/requirements`,
  `${ASSESSMENT_PATH}/requirements/114`,
  `${ASSESSMENT_PATH}/left-to-do`,
  `${ASSESSMENT_PATH}/todays-return`,
  `${ASSESSMENT_PATH}/finish`,
  '/people',
  '/activity',
  '/organisation',
];

async function switchTo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /switch organisation$/ }).click();
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('banner')).toContainText(name);
  await expect(page.getByText(`${name} is open.`).first()).toBeAttached();
}

/** Everything that the window holds: what is seen, what stands in boxes, what is hidden. */
function everything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
    return [document.title, document.querySelector('#app')?.textContent ?? '', ...boxes.map(({ value }) => value)].join('\n');
  });
}

test('two organisations: nothing of one shows in the other, and every shortcut belongs to the one that is open', async ({
  prepared,
}) => {
  const riverside = await prepare(prepared.data, {}, [
    says('114', 'comment', 'Only Riverside says heron'),
    says('114', 'criteria/1a', true),
  ]);
  const hilltop = await prepare(prepared.data, { name: 'Hilltop Practice', code: 'EX0002', person: 'Alex Doe', number: 2 }, [
    says('114', 'comment', 'Only Hilltop says kestrel'),
  ]);
  const of = { riverside: /heron|Riverside|EX0117|Sam Okafor/, hilltop: /kestrel|Hilltop|EX0002|Alex Doe/ };
  const { page, close } = await prepared.open();
  const comment = page.getByRole('textbox', { name: 'What supports your level' });

  // It opens on the one that was open last.
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(comment).toHaveValue('Only Hilltop says kestrel');
  await comment.fill('Only Hilltop says kestrel twice');
  await switchTo(page, 'Riverside Surgery');
  for (const path of PAGES) {
    await goTo(page, path);
    // The switcher alone names the others.
    const shown = (await everything(page)).replace(/Organisations on this computer.*?Add or remove an organisation/s, '');
    expect(shown, path).not.toMatch(of.hilltop);
    if (path === '/') expect(shown).toMatch(of.riverside);
  }
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(comment).toHaveValue('Only Riverside says heron');

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('kestrel');
  await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(0);
  await page.getByRole('dialog').getByRole('combobox').fill('heron');
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');

  // What was done in the other one is not undone here.
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('There is nothing to undo.').first()).toBeVisible();
  await expect(comment).toHaveValue('Only Riverside says heron');
  await page.getByRole('checkbox', { name: /^1b/ }).click();
  await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Requirements');
  await expect(page.getByRole('row', { name: /114/ })).toContainText('Sam Okafor');

  await switchTo(page, 'Hilltop Practice');
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(comment).toHaveValue('Only Hilltop says kestrel twice');
  await expect(page.getByRole('checkbox', { name: /^1b/ })).not.toBeChecked();
  await close();

  const [ours, theirs] = [await journalled(riverside.folder), await journalled(hilltop.folder)];
  expect(ours.map(({ value }) => value).join()).not.toMatch(of.hilltop);
  expect(theirs.map(({ value }) => value).join()).not.toMatch(of.riverside);
  expect(new Set(ours.map(({ by }) => by)).size).toBe(1);
  expect(theirs.every(({ by }) => by === hilltop.on.by)).toBe(true);
});

test('an organisation that is removed is gone from the disk and from the browser, and the other one stays', async ({
  prepared,
}) => {
  const riverside = await prepare(prepared.data, {}, [says('114', 'comment', 'Stays')]);
  await prepare(prepared.data, { name: 'Hilltop Practice', code: 'EX0002', number: 2 });
  const { page, close } = await prepared.open();
  await switchTo(page, 'Riverside Surgery');
  await goTo(page, '/organisations');
  await page.getByRole('button', { name: 'Remove Hilltop Practice' }).click();
  const remove = page.getByRole('button', { name: 'Remove from this computer' });
  await remove.click();
  await expect(page.getByText('Type Hilltop Practice, so that nothing is removed by mistake.')).toBeVisible();
  await page.getByRole('textbox', { name: /^To remove it, type/ }).fill('hilltop practice');
  await remove.click();
  await expect(page.getByText('Hilltop Practice was removed from this computer.').first()).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(page.getByRole('textbox', { name: 'What supports your level' })).toHaveValue('Stays');
  await close();
  expect(await readdir(join(prepared.data, 'workspaces'))).toEqual([riverside.id]);
});
