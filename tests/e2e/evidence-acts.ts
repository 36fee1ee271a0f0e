import type { Locator, Page } from 'playwright-core';

/** What people do with files on the requirement page, for the tests of evidence. */

/** One row of evidence, by what it is. */
export function evidenceRow(page: Page, title: string): Locator {
  return page.locator('.evidence-row').filter({ has: page.getByRole('checkbox', { name: `Obtained: ${title}` }) });
}

/** Opens the section of evidence, and closes what stands above it. */
export async function openEvidence(page: Page): Promise<void> {
  const heading = (name: string): Locator => page.locator('.section--2 > .section__heading').getByRole('button', { name });
  for (const name of ['Description', 'Attainment levels'])
    if ((await heading(name).getAttribute('aria-expanded')) === 'true') await heading(name).click();
  if ((await heading('Evidence').getAttribute('aria-expanded')) !== 'true') await heading('Evidence').click();
}

/** Chooses files for a row in the computer's own dialog. */
export async function pick(page: Page, title: string, paths: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await evidenceRow(page, title)
    .getByRole('button', { name: /^Attach files/ })
    .click();
  await (await chooser).setFiles([...paths]);
}

/** The same for the first files of an organisation, for which the app asks how they are to be protected. */
export async function pickFirst(page: Page, title: string, paths: readonly string[]): Promise<void> {
  await pick(page, title, paths);
  await page.getByRole('dialog').getByRole('button', { name: 'Go on without a passphrase' }).click();
}

/** Drags files from outside the window and lets them fall on an element, as the operating system does. */
export async function dropOn(page: Page, target: Locator, paths: readonly string[]): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('what files are dropped on is not in sight');
  const session = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 12) };
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}

/** Pastes a picture into what has the focus, as after a screenshot was taken. */
export async function pastePicture(page: Page, bytes: Buffer): Promise<void> {
  await page.evaluate((base64) => {
    const clipboardData = new DataTransfer();
    const content = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    clipboardData.items.add(new File([content], 'image.png', { type: 'image/png' }));
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, bytes.toString('base64'));
}
