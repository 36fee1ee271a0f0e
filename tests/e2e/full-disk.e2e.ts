import { goTo } from '../../scripts/tour/visit-screens.ts';
import { journalled } from '../journal-files.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';
import { prepare } from './prepared-data.ts';
import { expect, test } from './prepared-fixture.ts';

const MB = 1024 * 1024;

test('the disk fills while somebody types: the words are saved, edits stop in clear words, and go on when there is room', async ({
  prepared,
}) => {
  const { folder } = await prepare(prepared.data);
  let free = 2_000 * MB;
  const { page } = await prepared.open({ freeSpace: async () => free });
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  const comment = page.getByRole('textbox', { name: 'What supports your level' });
  const status = page.getByTestId('save-status');
  const criterion = page.getByRole('checkbox', { name: /^1a/ });
  const banner = page.getByRole('alert').filter({ hasText: 'The disk is almost full (41 MB left).' });

  free = 312 * MB;
  await criterion.click();
  await expect(page.getByText('The disk is getting full: 312 MB left.')).toBeVisible();

  // What is typed when the disk is found full is recorded before edits stop.
  await comment.fill('The last words before it was full');
  free = 41 * MB;
  await expect(banner).toBeVisible({ timeout: 8_000 });
  await expect(banner).toContainText('Your answers are safe. Free some space to go on editing.');
  await expect(status).toContainText('Saved on this computer');
  await expect(comment).not.toBeEditable();
  await expect(comment).toHaveValue('The last words before it was full');
  await criterion.click();
  await expect(criterion).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(criterion).toBeChecked();
  const stopped = await journalled(folder);
  expect(stopped.map(({ value }) => value)).toContain('The last words before it was full');

  free = 2_000 * MB;
  await expect(banner).toBeHidden({ timeout: 8_000 });
  await comment.fill('And on');
  await comment.blur();
  await expect(status).toContainText('Saved on this computer');
  await expect.poll(async () => (await journalled(folder)).map(({ value }) => value)).toContain('And on');
  // Nothing that was refused came in behind.
  expect((await journalled(folder)).filter(({ field }) => field.endsWith('/criteria/1a'))).toHaveLength(1);
});

test('an app that is started on a full disk shows everything and accepts nothing', async ({ prepared }) => {
  await prepare(prepared.data);
  const { page } = await prepared.open({ freeSpace: async () => 0 });
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(page.getByRole('alert')).toContainText('The disk is almost full (0 bytes left).');
  await expect(page.getByRole('textbox', { name: 'What supports your level' })).not.toBeEditable();
});
