import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { goTo } from '../../../scripts/tour/visit-screens.ts';
import { evidenceHash } from '../../../src-shared/assessment/identifiers.ts';
import { nameOf } from './named-by-hash.ts';

/** A number from 0 up to 1. */
type Random = () => number;

const WORDS = ['policy', 'shared drive', 'Zoë', 'cabinet 3', 'partners’ meeting', '🏥', 'مرحبا', 'signed', 'é', 'minutes'];

/**
 * Works on some requirements without an end, as a person does and faster: ticks, comments, evidence, attached files, going
 * elsewhere in the middle of a sentence. Settles only by failing, when the page is gone.
 *
 * @param files where the files are made that are attached
 */
export async function editForEver(page: Page, paths: readonly string[], files: string, random: Random): Promise<never> {
  const among = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const turnTo = async (): Promise<void> => {
    await goTo(page, among(paths));
    await openSections(page);
  };
  const one = async (boxes: Locator): Promise<Locator | null> => {
    const count = await boxes.count();
    return count === 0 ? null : boxes.nth(Math.floor(random() * count));
  };
  let texts = 0;
  /** No two texts are alike, so that each can be found again. */
  const text = (): string => {
    texts += 1;
    return `${Math.floor(random() * 1e9).toString(36)} ${texts} ${among(WORDS)} ${among(WORDS)}`;
  };
  const write = async (box: Locator | null): Promise<void> => {
    if (box === null) return;
    if (random() < 0.4) await box.fill(text());
    else {
      await box.press('End');
      await box.pressSequentially(` ${text()}`, { delay: random() < 0.5 ? 0 : 40 });
    }
    if (random() < 0.5) await box.press('Tab');
  };
  const tick = async (): Promise<void> => {
    const ticks = Math.ceil(random() * 4);
    for (let at = 0; at < ticks; at += 1)
      await (await one(page.locator('.tick input[type=checkbox]:not([aria-disabled])')))?.press('Space');
  };
  const acts: readonly (() => Promise<void>)[] = [
    tick,
    tick,
    async () => write(await one(page.locator('textarea'))),
    async () => write(await one(page.locator('.evidence-row input[type=text]'))),
    async () => (await one(page.locator('.evidence-row input[type=checkbox]')))?.press('Space'),
    async () => {
      await (await one(page.getByRole('button', { name: /^Add other evidence/ })))?.press('Enter');
      await write(await one(page.locator('.evidence-row input[type=text]:focus')));
    },
    async () => {
      const path = await newFile(files, random);
      await (await one(page.locator('.evidence-row input[type=file]')))?.setInputFiles(path);
      if (random() < 0.6) await page.getByRole('link', { name: basename(path) }).waitFor();
    },
    turnTo,
    () => wait(random() * 1_200),
  ];
  await turnTo();
  for (;;) await among(acts)();
}

/** Makes a file of up to 2 MB that is named by the hash of its bytes. */
async function newFile(folder: string, random: Random): Promise<string> {
  const bytes = randomBytes(Math.ceil(random() ** 3 * 2_000_000));
  const path = join(folder, nameOf(evidenceHash.parse(createHash('sha256').update(bytes).digest('hex'))));
  await writeFile(path, bytes);
  return path;
}

/** Opens what of the requirement page is closed. Which sections are open is remembered. */
export async function openSections(page: Page): Promise<void> {
  const closed = page.locator(':is(#levels, #evidence) .section__button[aria-expanded=false]');
  while ((await closed.count()) > 0) await closed.first().press('Enter');
  const more = page.getByRole('button', { name: 'Show evidence for criteria that are not ticked yet' });
  if ((await more.count()) > 0) await more.press('Enter');
}
