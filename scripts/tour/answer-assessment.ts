import type { Page } from 'playwright-core';

/** What the tour's practice says of each requirement: how far its ticks go, and what supports them. */
const ANSWERS: Readonly<Record<string, { readonly upTo: 1 | 2 | 3; readonly notRelevant?: string }>> = {
  114: { upTo: 3 },
  115: { upTo: 2 },
  116: { upTo: 2 },
  117: { upTo: 2 },
  211: { upTo: 2 },
  212: { upTo: 2 },
  213: { upTo: 3 },
  304: { upTo: 2 },
  316: { upTo: 2 },
  317: { upTo: 2 },
  318: {
    upTo: 2,
    notRelevant: 'Nobody works away from the surgery and we have no laptops, tablets or work telephones that leave it.',
  },
  319: { upTo: 2 },
  320: { upTo: 2 },
};

/** First start: the notice, then four answers. */
export async function setUpPractice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'I understand, continue' }).click();
  await fillInFirstStart(page);
}

export async function fillInFirstStart(page: Page): Promise<void> {
  await page.getByLabel('What is your organisation called?').fill('Riverside Surgery');
  await page.getByLabel('What is your organisation code?').fill('EX0117');
  await page.getByLabel('Search by what people call you').fill('surgery');
  await page.getByRole('radio', { name: 'General practice' }).click();
  await page.getByLabel('What is your name?').fill('Sam Okafor');
  await page.getByRole('button', { name: 'Continue' }).click();
}

export async function startAssessment(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: /^Start your/ }).waitFor();
  await page.getByRole('button', { name: 'Start with requirement 114' }).click();
}

/** Ticks, comments and evidence for every requirement, by Next from the first to the last, then Done. */
export async function answerEverything(page: Page): Promise<void> {
  const numbers = Object.keys(ANSWERS);
  for (const [at, number] of numbers.entries()) {
    const answer = ANSWERS[number];
    if (!answer) continue;
    await page.getByText(`14.1-${number}`).waitFor();
    if (answer.notRelevant) await markNotRelevant(page, answer.notRelevant);
    else {
      await tickUpTo(page, answer.upTo);
      await page.getByText(`Level ${answer.upTo}`, { exact: true }).first().waitFor();
      await startFromSampleComment(page);
    }
    await page.getByTestId('save-status').getByText('Saved on this computer').waitFor();
    await page
      .getByRole('navigation', { name: 'Requirements' })
      .getByRole('link', { name: at + 1 < numbers.length ? /^Next/ : 'Done' })
      .click();
  }
  await page.getByRole('heading', { level: 1, name: 'What is left to do' }).waitFor();
  await page.getByRole('heading', { name: 'Ready to publish' }).waitFor();
}

async function tickUpTo(page: Page, upTo: 1 | 2 | 3): Promise<void> {
  for (let level = 1; level <= upTo; level += 1) {
    const section = page.getByRole('button', { name: new RegExp(`^Level ${level}`) });
    if ((await section.getAttribute('aria-expanded')) === 'false') await section.click();
    for (const box of await page
      .getByRole('group', { name: `Criteria of level ${level}` })
      .getByRole('checkbox')
      .all()) {
      await box.click();
      await box.and(page.locator(':checked')).waitFor({ state: 'attached' });
    }
  }
}

async function startFromSampleComment(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Use as a start' }).click();
  await page.getByRole('textbox', { name: 'What supports your level' }).press('End');
}

async function markNotRelevant(page: Page, reason: string): Promise<void> {
  const section = page.getByRole('button', { name: /^Not relevant/ });
  if ((await section.getAttribute('aria-expanded')) === 'false') await section.click();
  await page.getByRole('checkbox', { name: /not relevant to us/ }).click();
  const box = page.getByRole('textbox', { name: 'Why is it not relevant?' });
  await box.fill(reason);
  await box.blur();
}
