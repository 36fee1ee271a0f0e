import type { Locator, Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { journalled } from '../journal-files.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';
import { prepare } from './prepared-data.ts';
import { expect, test } from './prepared-fixture.ts';

const comment = (page: Page): Locator => page.getByRole('textbox', { name: 'What supports your level' });
const saved = (page: Page) => expect(page.getByTestId('save-status')).toContainText('Saved on this computer');

/** Pastes text as it is: the browser's own ways of typing would mend what is broken in it. */
async function paste(box: Locator, text: string): Promise<void> {
  await box.focus();
  // As numbers: half of a character does not survive the way to the browser.
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  await box.evaluate((element: HTMLInputElement | HTMLTextAreaElement, codes) => {
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value') ?? {};
    set?.call(element, codes.map((code) => String.fromCharCode(code)).join(''));
    element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, units);
  await box.blur();
}

test('text of any kind is kept as it is, or made storable with a note, and is there after a restart', async ({ prepared }) => {
  const practice = await prepare(prepared.data);
  let app = await prepared.open();
  const kept: string[] = [];
  const box = comment(app.page);
  const write = async (number: string, text: string): Promise<void> => {
    await goTo(app.page, `${ASSESSMENT_PATH}/requirements/${number}`);
    await paste(box, text);
    await saved(app.page);
    kept.push(await box.inputValue());
  };

  await write('114', 'Zoë 👩🏽‍⚕️🏥 café e\u0301 מרפאה مستشفى \u202Eתוכה\u202C \t tab\n\n\u200B\u00A0\u0007 bell');
  await expect(box).toHaveValue('Zoë 👩🏽‍⚕️🏥 café e\u0301 מרפאה مستشفى \u202Eתוכה\u202C \t tab\n\n\u200B\u00A0\u0007 bell');
  await write('115', 'half \uD83C of a pair, and a null\u0000 too');
  await expect(box).toHaveValue('half \uFFFD of a pair, and a null too');
  await expect(app.page.getByRole('status').filter({ hasText: 'broken character' })).toBeVisible();
  await write('116', `${'ü'.repeat(99_999)}🏥 and more`);
  await expect(app.page.getByRole('status').filter({ hasText: 'Only the first 100,000 characters were kept' })).toBeVisible();
  // An emoji that would be cut in half goes as a whole.
  expect(kept[2]).toBe('ü'.repeat(99_999));
  await app.close();
  expect((await journalled(practice.folder)).slice(-3).map(({ value }) => value)).toEqual(kept);

  app = await prepared.open();
  for (const [at, number] of ['114', '115', '116'].entries()) {
    await goTo(app.page, `${ASSESSMENT_PATH}/requirements/${number}`);
    expect(await comment(app.page).inputValue()).toBe(kept[at]);
  }
});

test('odd organisation codes: said to be odd in words, tidied, or warned of, and kept as they were typed', async ({
  prepared,
}) => {
  const practice = await prepare(prepared.data);
  const { page, close } = await prepared.open();
  await goTo(page, '/organisation');
  const code = page.getByRole('textbox', { name: /^Organisation code/ });
  const type = (text: string): Promise<void> => paste(code, text);
  await type('EX-01!17');
  await expect(page.getByText('An organisation code has only letters and digits. This one has “-” in it.')).toBeVisible();
  await type('EX01170000');
  await expect(page.getByText('An organisation code has at most 9 letters and digits. This one has 10.')).toBeVisible();
  await type('Straße');
  await expect(page.getByText('This one has “ß” in it.')).toBeVisible();
  await type(' ex\u00A001\u200B18 ');
  await expect(code).toHaveValue('EX0118');
  await expect(page.getByText('This is an example code. Real codes never look like it.')).toBeVisible();
  await type('EX');
  await expect(page.getByText(/^Most codes of this kind are a letter and five digits/)).toBeVisible();
  await saved(page);
  await close();
  const codes = (await journalled(practice.folder)).filter(({ field }) => field === 'ods-code').map(({ value }) => value);
  expect(codes).toEqual(['EX0117', 'EX-01!17', 'EX01170000', 'Straße', 'EX0118', 'EX']);
});

test('a clock that is set back by a day keeps edits in the order in which they were made', async ({ prepared }) => {
  const practice = await prepare(prepared.data);
  let app = await prepared.open();
  await goTo(app.page, `${ASSESSMENT_PATH}/requirements/114`);
  const write = async (text: string): Promise<void> => {
    await comment(app.page).fill(text);
    await comment(app.page).blur();
    await saved(app.page);
  };
  await write('first');
  await app.page.clock.setSystemTime(Date.now() - 86_400_000);
  await write('second, a day earlier by the clock');
  await app.close();
  app = await prepared.open();
  await app.page.clock.setSystemTime(Date.now() - 2 * 86_400_000);
  await goTo(app.page, `${ASSESSMENT_PATH}/requirements/114`);
  await expect(comment(app.page)).toHaveValue('second, a day earlier by the clock');
  await write('third, two days earlier');
  await app.close();
  const comments = (await journalled(practice.folder)).filter(({ field }) => field.endsWith('/comment'));
  expect(comments.toSorted((a, b) => (a.at < b.at ? -1 : 1)).map(({ value }) => value)).toEqual([
    'first',
    'second, a day earlier by the clock',
    'third, two days earlier',
  ]);
  expect(comments.map(({ was }) => was)).toEqual([null, ...comments.slice(0, -1).map(({ id }) => id)]);
});
