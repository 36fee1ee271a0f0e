import type { Page } from 'playwright-core';
import { goTo, screens } from '../../scripts/tour/visit-screens.ts';
import { journalled } from '../journal-files.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';
import { prepare, says } from './prepared-data.ts';
import { expect, test } from './prepared-fixture.ts';

/** In this order: back by an hour, forwards by decades, back to where computers with an empty battery begin. The words are those of the due date; days before 1970 count as its first. */
const CLOCKS = [
  ['2026-11-29T12:00:00Z', '122 days left'],
  ['2026-11-29T11:00:00Z', '122 days left'],
  ['2099-12-31T23:30:00Z', '26573 days ago. Finishing late still works'],
  ['2104-02-29T12:00:00Z', '28093 days ago. Finishing late still works'],
  ['1969-07-20T12:17:00Z', '20908 days left'],
  ['1980-01-01T00:00:00Z', '17256 days left'],
  ['2027-03-31T22:30:00Z', 'Today'],
  ['2026-12-01T00:10:00Z', '120 days left'],
] as const;

async function write(page: Page, text: string): Promise<void> {
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  const comment = page.getByRole('textbox', { name: 'What supports your level' });
  await comment.fill(text);
  await comment.blur();
  await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
}

test('the window’s clock jumps by hours and by centuries: every answer is saved, the last one stands, and every page says sane dates', async ({
  prepared,
}) => {
  test.setTimeout(180_000);
  const first = says('115', 'comment', 'Said before');
  const due = { document: first.document, field: 'due', value: '2027-03-31' };
  const { folder } = await prepare(prepared.data, {}, [first, due]);
  let app = await prepared.open();
  for (const [clock, words] of CLOCKS) {
    await app.page.clock.setSystemTime(new Date(clock));
    await write(app.page, `Written at ${clock}`);
    for (const { name, path } of screens(ASSESSMENT_PATH).filter(({ name: screen }) => screen !== 'first-start')) {
      await goTo(app.page, path);
      const text = await app.page.locator('body').innerText();
      expect(text, `${name} at ${clock}`).not.toMatch(/NaN|Invalid|undefined|Infinity/);
    }
    await goTo(app.page, '/');
    await expect(app.page.getByText('Due 31 March 2027').locator('xpath=following-sibling::dd')).toHaveText(words);
  }
  await app.close();
  app = await prepared.open();
  await goTo(app.page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(app.page.getByRole('textbox', { name: 'What supports your level' })).toHaveValue(
    `Written at ${CLOCKS.at(-1)?.[0]}`,
  );
  await expect(app.page.getByRole('contentinfo')).not.toContainText('recovered');
  await app.close();
  const values = (await journalled(folder)).map(({ value }) => value);
  expect(values.filter((value) => String(value).startsWith('Written at'))).toEqual(
    CLOCKS.map(([clock]) => `Written at ${clock}`),
  );
});
