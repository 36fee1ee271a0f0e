import type { Page } from 'playwright-core';
import { type Act, type Watched, watched } from './messages.ts';

const BINDING = 'igtWatched';
const READER = 'igtFieldsOnPage';

/**
 * Watches the page as a person does: what is done on it, and at every frame whether it says that all of it is saved. Told
 * before anything that the page draws next.
 */
export async function watchPage(page: Page, tell: (message: Watched) => void): Promise<void> {
  await page.exposeBinding(BINDING, (_source, message: unknown) => tell(watched.parse(message)));
  await page.evaluate(installInPage, { binding: BINDING, reader: READER });
}

/** What stands in every box of the requirement page that is open. */
export function fieldsOnPage(page: Page): Promise<Record<string, string | boolean>> {
  return page.evaluate((reader) => Reflect.get(globalThis, reader)(), READER);
}

/** Runs in the page, so it can use nothing from outside. */
function installInPage({ binding, reader }: { binding: string; reader: string }): void {
  const say = Reflect.get(globalThis, binding) as (message: unknown) => Promise<void>;

  const leafOf = (box: HTMLInputElement | HTMLTextAreaElement, number: string): string | null => {
    if (box.id === `comment-${number}`) return 'comment';
    const row = box.closest('.evidence-row')?.querySelector('input[type=checkbox]')?.id.slice('row-'.length);
    if (row !== undefined) {
      if (box.type === 'checkbox') return `evidence/${row}/obtained`;
      const label = box.labels?.[0]?.textContent ?? '';
      const leaves = { Location: 'location', Details: 'details', 'What is it?': 'title' };
      const found = Object.entries(leaves).find(([words]) => label.startsWith(words));
      return found ? `evidence/${row}/${found[1]}` : null;
    }
    const criterion = box.closest('.tick')?.querySelector('label strong')?.textContent;
    if (criterion === 'Level 0') return 'level-0';
    return criterion ? `criteria/${criterion}` : null;
  };
  const fieldOf = (box: unknown): string | null => {
    const number = location.pathname.split('/requirements/')[1];
    if (number === undefined || !(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) return null;
    const leaf = leafOf(box, number);
    return leaf === null ? null : `answers/${number}/${leaf}`;
  };
  const saidIn = (box: HTMLInputElement | HTMLTextAreaElement): string | boolean =>
    box instanceof HTMLInputElement && box.type === 'checkbox' ? box.checked : box.value;

  const acts: Act[] = [];
  document.addEventListener(
    'input',
    ({ target }) => {
      const field = fieldOf(target);
      const box = target as HTMLInputElement | HTMLTextAreaElement;
      // A tick that the rules refuse says why and changes nothing.
      if (field === null || box.ariaDisabled === 'true') return;
      const value = saidIn(box);
      acts.push({ field, value, kind: typeof value === 'boolean' ? 'tick' : 'text' });
      void say({ kind: 'acted' });
    },
    true,
  );
  const filesSeen = new Set<string>();
  const noteFiles = (): void => {
    for (const { textContent: name } of document.querySelectorAll('.row-files__name')) {
      if (filesSeen.has(name)) continue;
      filesSeen.add(name);
      acts.push({ kind: 'file', name });
    }
  };
  const atEveryFrame = (): void => {
    const status = document.querySelector('[data-testid=save-status]')?.textContent ?? '';
    if (status.startsWith('✓')) noteFiles();
    if (acts.length > 0 && status.startsWith('✓')) void say({ kind: 'shown saved', acts: acts.splice(0) });
    requestAnimationFrame(atEveryFrame);
  };
  requestAnimationFrame(atEveryFrame);

  Object.defineProperty(globalThis, reader, {
    value: () => {
      const boxes = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
      return Object.fromEntries(
        boxes.flatMap((box) => {
          const field = fieldOf(box);
          return field === null ? [] : [[field, saidIn(box)]];
        }),
      );
    },
  });
}
