import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { evidenceRow, openEvidence, pick } from './evidence-acts.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';

type Show = (view: string, open: () => Promise<unknown>, close?: () => Promise<unknown>) => Promise<void>;

const JOB = "Practice manager's job description";
const MINUTES = "Partners' minutes naming them";

/** What the requirement page looks like while files come to it. Leaves two files attached to 117. */
export async function showAttaching(page: Page, folder: string, show: Show): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const write = async (name: string, content: string | Buffer): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const log = await write(
    'Training log with a name that is rather long for a window that is narrow.csv',
    'Name,Trained\nSam Okafor,in the third week\n',
  );
  const letter = await write('Letter.txt', 'Seen: 943 476 5919 and 401 023 2137.');
  const photo = await write('Cabinet.png', Buffer.from('89504e470d0a1a0a0000000d4948445201', 'hex'));
  const row = evidenceRow(page, JOB);

  await goTo(page, `${ASSESSMENT_PATH}/requirements/117`);
  await openEvidence(page);
  await pick(page, JOB, [log]);
  const [protect, attached] = [button('Go on without a passphrase'), row.getByRole('link', { name: /^Training log/ })];
  await protect.or(attached).first().waitFor();
  if (await protect.isVisible()) await protect.click();
  await attached.waitFor();
  await show('attaching, refused and looked at by nobody', async () => {
    await pick(page, JOB, [await write('Empty.txt', ''), photo]);
    await row.getByRole('button', { name: 'Try again Empty.txt' }).waitFor();
    await row.getByRole('button', { name: 'Hide Cabinet.png' }).waitFor();
  });
  await show(
    'attaching, NHS numbers found',
    async () => {
      await pick(page, JOB, [letter]);
      await button('Do not attach it').waitFor();
    },
    () => button('Do not attach it').click(),
  );
  await show(
    'attaching, the same bytes again',
    async () => {
      await pick(page, MINUTES, [log]);
      await button('Use the one that is here').waitFor();
    },
    () => page.keyboard.press('Escape'),
  );
  await show(
    'attaching, one that is here already',
    () =>
      evidenceRow(page, MINUTES)
        .getByRole('button', { name: /^Use a file/ })
        .click(),
    () => page.keyboard.press('Escape'),
  );
  await show('attaching, a screenshot is to be pasted', () => row.getByRole('button', { name: /^Paste/ }).click());
  await show(
    'an NHS number in the details of evidence',
    async () => {
      await row.getByLabel(/^Details/).fill('Order 943 476 5919');
      await row.getByLabel(/^Details/).blur();
      await button(/^This is not a patient/).waitFor();
    },
    () => button(/^This is not a patient/).click(),
  );
}
