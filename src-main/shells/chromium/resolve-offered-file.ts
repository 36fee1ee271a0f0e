import type { BrowserContext, Page } from 'playwright-core';
import { SHELL_NAME } from './bridge-script.ts';

/**
 * Where an offered File lies on the disk, asked of the browser itself. A File that a script made up has no place, so a page
 * cannot name a path.
 */
export async function resolveOfferedFile(context: BrowserContext, page: Page, token: string): Promise<string | null> {
  const session = await context.newCDPSession(page).catch(() => null);
  // The browser has died: nobody waits for the answer, and its window comes back by itself.
  if (session === null) return null;
  try {
    const { result } = await session.send('Runtime.evaluate', { expression: `${SHELL_NAME}.offered(${JSON.stringify(token)})` });
    if (!result.objectId) return null;
    const { path } = await session.send('DOM.getFileInfo', { objectId: result.objectId });
    return path === '' ? null : path;
  } catch {
    return null;
  } finally {
    await session.detach().catch(() => undefined);
  }
}
