import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { openApp } from './app-fixture.ts';
import { laterMovingFile } from './later-moving-file.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';
import { prepare, says } from './prepared-data.ts';
import { test as base, expect } from './prepared-fixture.ts';

/** A home with a drive in it, which is not in the data folder. */
const test = base.extend<{ home: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  home: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'igt-home-'));
    await mkdir(join(home, STICK));
    await use(home);
    await rm(home, { recursive: true, force: true });
  },
});

const STICK = 'Memory stick';

const comment = (page: Page) => page.getByRole('textbox', { name: 'What supports your level' });

async function write(page: Page, text: string): Promise<void> {
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await comment(page).fill(text);
  await comment(page).blur();
  await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
}

/** Chooses a folder in the box that lists them. */
async function chooseFolder(page: Page, folder: string, button: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: folder, exact: true }).click();
  await dialog.getByRole('button', { name: button }).click();
}

test('backups go to a chosen folder by themselves; what was spoiled since goes back to how it was, and that can be undone', async ({
  prepared,
  home,
}) => {
  await prepare(prepared.data, {}, [says('114', 'criteria/1a', true)]);
  const { page } = await prepared.open({ home });
  await write(page, 'As it was');
  await goTo(page, '/backup');
  await expect(page.getByText('No backups are made yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Choose a folder for backups' }).click();
  await chooseFolder(page, STICK, 'Make backups here');
  await expect(page.getByRole('region', { name: 'Backups' })).toContainText(
    'The backup was made and read back. All of it is there.',
  );
  await expect(page.getByText('Checked', { exact: true })).toHaveCount(1);
  await expect(page.locator('.backup__path')).toHaveText(join(home, STICK));
  expect(await readdir(join(home, STICK))).toEqual(['IG Toolkit backups']);

  await write(page, 'Spoiled');
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await page.getByRole('checkbox', { name: /^1a/ }).click();
  await goTo(page, '/backup');
  await expect(page.getByText('Something was recorded that is in no backup yet.')).toBeVisible();
  await page.getByRole('link', { name: /^Restore…/ }).click();
  await page.getByRole('radio', { name: 'Everything as it was then' }).check();
  await expect(page.getByRole('row', { name: /general comments.*Spoiled.*As it was/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /criterion 1a.*not ticked.*ticked/ })).toBeVisible();
  await page.getByRole('button', { name: 'Go back to how it was' }).click();
  await expect(page.getByRole('heading', { name: 'Restored' })).toBeFocused();
  await expect(page.getByText('2 things set back to what it said then.', { exact: false })).toBeVisible();
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(comment(page)).toHaveValue('As it was');
  await expect(page.getByRole('checkbox', { name: /^1a/ })).toBeChecked();

  // What was kept before the restore is there, and the restore can be taken back as a whole.
  await goTo(page, '/backup');
  await expect(page.getByText('Kept before earlier restores (1)')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: go back to a backup.').first()).toBeVisible();
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(comment(page)).toHaveValue('Spoiled');
  await expect(page.getByRole('checkbox', { name: /^1a/ })).not.toBeChecked();
});

test('an organisation moves to another computer in one file, which opens with the recovery code and with nothing else', async ({
  prepared,
  home,
}) => {
  const { id } = await prepare(prepared.data);
  const { page } = await prepared.open({ home });
  await write(page, 'Goes along 🏥');
  // The recovery code has a journey of its own; here it is asked for over the same bridge.
  const code = await page.evaluate(async (workspace): Promise<string> => {
    type Call = (input: object) => Promise<{ value: { groups: string[]; state: { toConfirm: number[] } } }>;
    type Method = 'keys.protect' | 'keys.new-recovery-code' | 'keys.confirm-recovery-code';
    const { call } = Reflect.get(window, 'igtBridge') as { call: Record<Method, Call> };
    await call['keys.protect']({ workspace, by: { kind: 'key file' } });
    const { value } = await call['keys.new-recovery-code']({ workspace });
    await call['keys.confirm-recovery-code']({ workspace, groups: value.state.toConfirm.map((at) => value.groups[at]) });
    return value.groups.join('-');
  }, id);
  await goTo(page, '/backup');
  await page.getByRole('button', { name: 'Write the file' }).click();
  const places = page.getByRole('dialog', { name: 'Choose where to save' });
  await places.getByLabel('File name').fill('Our move');
  await places.getByRole('button', { name: STICK }).click();
  await places.getByRole('button', { name: 'Save here' }).click();
  await expect(page.getByText('It was read back, and all of it is there.', { exact: false })).toBeVisible();
  const file = join(home, STICK, 'Our move.igtmove');

  const other = join(prepared.data, 'other computer');
  await mkdir(other);
  await writeFile(join(other, 'settings.json'), JSON.stringify({ honestNoticeRead: true }));
  const second = await openApp(other);
  try {
    const there = second.page;
    await there.getByRole('link', { name: 'Bring them here' }).click();
    await there.getByLabel('The file that the other computer has written').setInputFiles(file);
    await expect(there.getByText('Chosen: Our move.igtmove')).toBeVisible();
    await there.getByLabel('Its recovery code').fill('0000-0000-0000-0000-0000-0000-0000');
    await there.getByRole('button', { name: 'Look what is in it' }).click();
    await expect(there.getByRole('alert')).toContainText(/code/);
    await there.getByLabel('Its recovery code').fill(code.toLowerCase().replaceAll('-', ' '));
    await there.getByRole('button', { name: 'Look what is in it' }).click();
    await expect(there.getByText('Riverside Surgery', { exact: true })).toBeVisible();
    await there.getByRole('button', { name: 'Bring it here' }).click();
    await there.getByRole('button', { name: 'Open Riverside Surgery' }).click();
    await there.getByRole('radio', { name: 'Sam Okafor' }).check();
    await there.getByRole('button', { name: 'Continue' }).click();
    await goTo(there, `${ASSESSMENT_PATH}/requirements/114`);
    await expect(comment(there)).toHaveValue('Goes along 🏥');
    expect(second.bugs).toEqual([]);
  } finally {
    await second.close();
  }
});

test('a moving file that would make something less is shown first and asked about, and can be gone back on', async ({
  prepared,
  home,
}) => {
  await prepare(prepared.data, {}, [says('114', 'level-0', true), says('114', 'comment', 'We have nothing yet')]);
  const { page } = await prepared.open({ home });
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(page.getByRole('checkbox', { name: /^Level 0/ })).toBeChecked();
  const file = join(home, STICK, 'Later.igtmove');
  const code = await laterMovingFile(prepared.data, file, [
    says('114', 'level-0', false),
    says('114', 'comment', ''),
    says('115', 'comment', 'Written there'),
  ]);

  await goTo(page, '/bring-here');
  await page.getByLabel('The file that the other computer has written').setInputFiles(file);
  await page.getByLabel('Its recovery code').fill(code);
  await page.getByRole('button', { name: 'Look what is in it' }).click();
  await expect(page.getByText('3 edits and no evidence files are not here yet.')).toBeVisible();
  await expect(page.getByRole('row', { name: /115.*general comments.*nothing.*Written there/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^114.*Level 0.*No level yet/ })).toBeVisible();
  await expect(page.getByText('would have 0 of 13 answered. Now it has 1.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Bring what is missing' }).click();
  await expect(page.getByRole('alert')).toContainText('Tick that you want this');
  await page.getByRole('checkbox', { name: 'Yes, I want this all the same' }).check();
  await page.getByRole('button', { name: 'Bring what is missing' }).click();
  await page.getByRole('button', { name: 'Open Riverside Surgery' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Assessments' })).toBeVisible();
  await goTo(page, `${ASSESSMENT_PATH}/requirements/115`);
  await expect(comment(page)).toHaveValue('Written there');
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(page.getByRole('checkbox', { name: /^Level 0/ })).not.toBeChecked();

  // What was here before was kept first, and comes back.
  await goTo(page, '/backup');
  await page.getByText('Kept before earlier restores (1)').click();
  await page.getByRole('link', { name: /^Restore…/ }).click();
  await page.getByRole('radio', { name: 'Everything as it was then' }).check();
  await page.getByRole('checkbox', { name: 'Yes, I want this all the same' }).check();
  await page.getByRole('button', { name: 'Go back to how it was' }).click();
  await expect(page.getByRole('heading', { name: 'Restored' })).toBeFocused();
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(page.getByRole('checkbox', { name: /^Level 0/ })).toBeChecked();
});

test('the old computer is gone: the organisation comes back out of its backups', async ({ prepared, home }) => {
  await prepare(prepared.data);
  const first = await prepared.open({ home });
  await write(first.page, 'Survives');
  await goTo(first.page, '/backup');
  await first.page.getByRole('button', { name: 'Choose a folder for backups' }).click();
  await chooseFolder(first.page, STICK, 'Make backups here');
  await expect(first.page.getByText('Checked', { exact: true })).toHaveCount(1);
  await first.close();

  const other = join(home, 'other computer');
  await mkdir(other);
  await writeFile(join(other, 'settings.json'), JSON.stringify({ honestNoticeRead: true }));
  const second = await openApp(other, { home: join(home, STICK) });
  try {
    const there = second.page;
    await there.getByRole('link', { name: 'Bring them here' }).click();
    await there.getByRole('button', { name: 'Choose the folder with the backups' }).click();
    await there.getByRole('dialog').getByRole('button', { name: 'Look here' }).click();
    await there.getByRole('button', { name: 'Bring Riverside Surgery here' }).click();
    await there.getByRole('button', { name: 'Open Riverside Surgery' }).click();
    await there.getByRole('radio', { name: 'Sam Okafor' }).check();
    await there.getByRole('button', { name: 'Continue' }).click();
    await goTo(there, `${ASSESSMENT_PATH}/requirements/114`);
    await expect(comment(there)).toHaveValue('Survives');
    expect(second.bugs).toEqual([]);
  } finally {
    await second.close();
  }
});
