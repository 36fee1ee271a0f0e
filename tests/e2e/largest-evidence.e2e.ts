import { expect, test } from './app-fixture.ts';

test.use({ hasPractice: true });

test('how large an attached file may be is set in Settings, within bounds, and stays', async ({ app }) => {
  const { page } = app;
  const open = async () => {
    await page.goto('https://app.igt.localhost/settings');
    return page.getByLabel('The largest file that can be attached');
  };
  let box = await open();
  await expect(box).toHaveValue('50');
  for (const wrong of ['0', '2049', '-5', '1.5', 'much', '']) {
    await box.fill(wrong);
    await box.press('Enter');
    await expect(page.getByText('Enter a whole number of megabytes from 1 to 2,048. Files of up to 50 MB')).toBeVisible();
    await expect(box).toHaveAttribute('aria-invalid', 'true');
  }
  await box.fill('2,048 MB');
  await box.press('Tab');
  await expect(box).toHaveValue('2048');
  await expect(page.getByText('Enter a whole number of megabytes')).toHaveCount(0);
  await expect(page.getByText('Files of up to 2048 MB can be attached now.')).toBeAttached();
  box = await open();
  await expect(box).toHaveValue('2048');
});
