import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { fillInFirstStart, startAssessment } from '../../scripts/tour/answer-assessment.ts';
import { goTo, screens } from '../../scripts/tour/visit-screens.ts';
import { showAttaching } from './attaching-views.ts';
import { showBackup } from './backup-views.ts';
import { showChangedCopies } from './copy-views.ts';
import { showEvidence } from './evidence-views.ts';
import { showKeyAndRecoveryCode } from './key-views.ts';
import { showActivityAndLocking } from './locking-views.ts';
import { ASSESSMENT_PATH, practiceFile } from './practice-file.ts';
import { showRemoving } from './removal-views.ts';

/**
 * Everything the app can show, in the order in which a practice meets it: every screen, and the states of a screen that
 * look different, such as errors, open boxes and what is sealed. Starts from an empty data folder.
 *
 * @param visit is called when a view stands
 */
export async function showEveryView(page: Page, folder: string, visit: (view: string) => Promise<void>): Promise<void> {
  const show = async (view: string, open: () => Promise<unknown>, close?: () => Promise<unknown>): Promise<void> => {
    await open();
    await settled(page);
    await visit(view);
    await close?.();
  };
  await showFirstStart(page, show);
  await showBeforeAnyAnswer(page, show);
  await showKeyAndRecoveryCode(page, show);
  await showImport(page, folder, show);
  await showBackup(page, folder, show);
  for (const { name, path } of screens(ASSESSMENT_PATH)) await show(name, () => goTo(page, path));
  await showStatesOfScreens(page, folder, show);
  await showEvidence(page, folder, show);
  await showAttaching(page, folder, show);
  await showActivityAndLocking(page, show);
  await showSealed(page, show);
  await showRemoving(page, show);
  await showChangedCopies(page, folder, show);
}

type Show = (view: string, open: () => Promise<unknown>, close?: () => Promise<unknown>) => Promise<void>;

async function showFirstStart(page: Page, show: Show): Promise<void> {
  const button = (name: string): Locator => page.getByRole('button', { name });
  await show('honest notice', () => button('I understand, continue').waitFor());
  await show('first start, empty', () => button('I understand, continue').click());
  await show('first start, errors', () => button('Continue').click());
  await show('first start, which type are we', async () => {
    await page.getByLabel('What is your organisation code?').fill('EX-0117-TOO-LONG');
    await page.getByLabel('Search by what people call you').fill('lighthouse');
    await button('I am not sure which type we are').click();
    await page.getByRole('group').getByRole('radio').last().click();
    await button('Continue').click();
  });
  await fillInFirstStart(page);
}

async function showBeforeAnyAnswer(page: Page, show: Show): Promise<void> {
  await show('start assessment', () => page.getByRole('button', { name: /^Start with/ }).waitFor());
  await show('start assessment, no such date', async () => {
    await page.getByRole('textbox', { name: 'Month' }).fill('13');
    await page.getByRole('button', { name: /^Start with/ }).click();
  });
  await show('assessments, none yet', () => goTo(page, '/'));
  await goTo(page, '/assessments/start');
  await startAssessment(page);
  await show('requirement, not started', () => page.getByText('14.1-114').waitFor());
  await show('left to do, everything', () => goTo(page, `${ASSESSMENT_PATH}/left-to-do`));
  await show('finish, not yet', async () => {
    await goTo(page, `${ASSESSMENT_PATH}/finish`);
    await page.getByRole('button', { name: 'Finish and seal this copy' }).press('Enter');
  });
  await show('today’s return, nothing yet', () => goTo(page, `${ASSESSMENT_PATH}/todays-return`));
}

async function showImport(page: Page, folder: string, show: Show): Promise<void> {
  const file = page.getByLabel('Choose a file');
  const pick = async (name: string, content: string): Promise<void> => {
    const path = join(folder, name);
    await writeFile(path, content);
    await goTo(page, '/');
    await goTo(page, '/import');
    await file.setInputFiles(path);
  };
  await show('import, file refused', async () => {
    await pick('cut-off.json', practiceFile('EX0117').slice(0, 4_000));
    await page.getByRole('heading', { name: /cannot be opened/ }).waitFor();
  });
  await show('import, another organisation', async () => {
    await pick('another.json', practiceFile('EX0999'));
    await page.getByRole('radio', { name: /organisation of its own/ }).click();
    await page.getByRole('button', { name: /^Open Riverside/ }).click();
    await page.getByText('Choose who you are.').waitFor();
  });
  await show('import, answers to take', async () => {
    await page.getByRole('radio', { name: /starting point/ }).click();
    await page.getByRole('button', { name: /^Take \d+ answers/ }).waitFor();
  });
  await show('import, what it would change', async () => {
    await pick('riverside.json', practiceFile('EX0117'));
    await page.getByRole('button', { name: 'Merge into this assessment' }).waitFor();
    for (const details of await page.locator('main details:not([open]) > summary').all()) await details.click();
  });
  await show('import, done', async () => {
    await page.getByRole('button', { name: 'Merge into this assessment' }).click();
    await page.getByRole('link', { name: /^Go to the/ }).waitFor();
  });
}

async function showStatesOfScreens(page: Page, folder: string, show: Show): Promise<void> {
  const requirement = `${ASSESSMENT_PATH}/requirements/117`;
  await show('requirement, every section open', async () => {
    await goTo(page, requirement);
    await openEverySection(page);
  });
  await show('requirement, a locked criterion says why', async () => {
    await page.getByRole('checkbox', { name: /^Level 0/ }).press('Space');
    await page.getByRole('button', { name: 'Hide this message' }).waitFor();
  });
  await show('requirement, not relevant', async () => {
    await goTo(page, `${ASSESSMENT_PATH}/requirements/318`);
    await openEverySection(page);
    await page.getByRole('checkbox', { name: /not relevant to us/ }).click();
    await page.getByRole('textbox', { name: 'Why is it not relevant?' }).waitFor();
  });
  await show(
    'organisation switcher',
    () => page.getByRole('button', { name: /switch organisation$/ }).click(),
    () => page.keyboard.press('Escape'),
  );
  await show('menu of a narrow window', async () => {
    const { width, height } = page.viewportSize() ?? { width: 1366, height: 768 };
    await page.setViewportSize({ width: 320, height });
    await page.getByRole('button', { name: /^Menu/ }).click();
    await page.setViewportSize({ width, height });
  });
  await show('search box', async () => {
    await page.keyboard.press('Control+K');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
  });
  await show('search box, found', async () => {
    await page.getByRole('dialog').getByRole('combobox').fill('training');
    await page.getByRole('dialog').getByRole('option').first().waitFor();
  });
  await show(
    'search box, nothing found',
    () => page.getByRole('dialog').getByRole('combobox').fill('lighthouse'),
    () => page.keyboard.press('Escape'),
  );
  await show('requirements, nothing fits', async () => {
    await goTo(page, `${ASSESSMENT_PATH}/requirements`);
    await page.getByRole('button', { name: /^In progress/ }).click();
    await page.getByRole('searchbox').fill('lighthouse');
  });
  await show('requirements, filtered and sorted', async () => {
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('button', { name: /^Answered/ }).click();
    const level = page.getByRole('columnheader', { name: /^Level/ }).getByRole('button');
    if (await level.isVisible()) await level.click();
  });
  await page.getByRole('button', { name: 'Show all' }).click();
  await show('save dialog', async () => {
    await goTo(page, '/');
    await page.getByRole('button', { name: 'Save the list as CSV' }).click();
    await page.getByRole('dialog').getByRole('heading', { level: 3 }).waitFor();
  });
  await show(
    'save dialog, no name',
    async () => {
      await page.getByRole('dialog').getByLabel('File name').fill('');
      await page.getByRole('button', { name: 'Save here' }).click();
    },
    () => page.keyboard.press('Escape'),
  );
  await show('print or save', async () => {
    await goTo(page, `${ASSESSMENT_PATH}/requirements/117`);
    await page.keyboard.press('Control+P');
    await page.getByRole('dialog').getByRole('radio').first().waitFor();
  });
  await show(
    'print or save, saved',
    async () => {
      await page.getByRole('dialog').getByRole('button', { name: 'Save as PDF' }).click();
      await page.getByRole('button', { name: 'Save here' }).click();
      await page.getByText(/^Saved as/).waitFor({ timeout: 30_000 });
    },
    () => page.keyboard.press('Escape'),
  );
  await show('people, nobody without a name', async () => {
    await goTo(page, '/people');
    await page.getByRole('button', { name: 'Edit Alex Doe' }).click();
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('alex');
    await page.getByRole('button', { name: 'Take off Sam Okafor' }).click();
    await page.getByRole('button', { name: 'Add somebody' }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
  });
  await show(
    'organisation, no name and an odd code',
    async () => {
      await goTo(page, '/organisation');
      await page.getByLabel('Organisation code (ODS code)').fill('EX-1');
      await page.getByLabel('Name').fill('');
      await page.getByRole('button', { name: 'Change the kind of organisation' }).click();
      await page.getByText('Enter the name of your organisation.').waitFor();
    },
    async () => {
      await page.getByLabel('Organisation code (ODS code)').fill('EX0117');
      await page.getByLabel('Name').fill('Riverside Surgery');
      await page.getByLabel('Name').blur();
    },
  );
  await show('organisations, about to remove', async () => {
    await goTo(page, '/organisations');
    await page.getByRole('button', { name: /^Remove Riverside/ }).click();
    await page.getByRole('button', { name: 'Remove from this computer' }).click();
  });
  await show('settings, file refused', async () => {
    await goTo(page, '/settings');
    await page.getByLabel('Load a corrected set from a file').setInputFiles(join(folder, 'cut-off.json'));
    await page.getByRole('alert').waitFor();
    await page.getByText('On the command line').click();
  });
  await show('settings, size refused', async () => {
    await page.getByLabel('The largest file that can be attached').fill('5,000');
    await page.getByLabel('The largest file that can be attached').press('Enter');
    await page.getByText('Enter a whole number of megabytes').waitFor();
  });
  await show('help, a topic', async () => {
    await goTo(page, '/people');
    await page.keyboard.press('F1');
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    await page.getByRole('navigation', { name: 'On this page' }).getByRole('link').last().click();
  });
}

async function showSealed(page: Page, show: Show): Promise<void> {
  const seal = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Finish and seal this copy' }).click();
    await page.getByRole('heading', { level: 1, name: 'Completed on this computer' }).waitFor();
  };
  await goTo(page, `${ASSESSMENT_PATH}/requirements/318`);
  await page.getByRole('checkbox', { name: /not relevant to us/ }).click();
  await goTo(page, `${ASSESSMENT_PATH}/finish`);
  await seal();
  await page.getByRole('button', { name: 'Reopen as a new revision' }).click();
  await page.getByRole('heading', { level: 1, name: 'Finish without publishing' }).waitFor();
  await seal();
  await show('finish, sealed again', async () => {
    await page.getByRole('button', { name: /^Show revision 1/ }).click();
    await page.getByText('Shown below.').waitFor();
  });
  await show('assessments, sealed', () => goTo(page, '/'));
  await show('requirement, sealed', async () => {
    await goTo(page, `${ASSESSMENT_PATH}/requirements/117`);
    await openEverySection(page);
  });
}

/** Opens every section of a page, also those inside others. */
async function openEverySection(page: Page): Promise<void> {
  const closed = page.locator('main .section__button[aria-expanded="false"], main details:not([open]) > summary');
  for (let left = await closed.count(); left > 0; left = await closed.count()) await closed.first().click();
  await page.getByText('Reading the history').waitFor({ state: 'detached' });
}

/** Nothing is being fetched or written any more. */
async function settled(page: Page): Promise<void> {
  await page.getByText('Opening…').waitFor({ state: 'detached' });
  await page.getByText('Saving…').waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
