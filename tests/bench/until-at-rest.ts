import type { Page } from 'playwright-core';

/** The names under which the page keeps what is watched. */
interface Watched {
  /** When the person last clicked or typed, by the page's clock, which starts with the navigation. */
  benchActedAt: number;
  /** When the document last changed and was laid out. */
  benchChangedAt: number;
}

/**
 * Runs in every page before the app does: keeps the time of the last act and of the last change of the document. A change
 * counts from when it is laid out, so that what the browser has to do for it is in the figure; painting, which happens
 * beside the page's own thread, is not.
 */
export function watchChanges(): void {
  const watched = globalThis as unknown as Watched;
  watched.benchActedAt = 0;
  watched.benchChangedAt = 0;
  for (const kind of ['click', 'input'])
    addEventListener(
      kind,
      () => {
        watched.benchActedAt = performance.now();
      },
      { capture: true },
    );
  new MutationObserver(() => {
    document.documentElement.getBoundingClientRect();
    watched.benchChangedAt = performance.now();
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

/** What must be on the page before it can be at rest. */
export interface Wanted {
  readonly selector: string;
  /** At least so many of them. */
  readonly count?: number;
  /** The text of the first of them. */
  readonly text?: string;
}

/**
 * Waits until the page has what is wanted and nothing has changed in it for a while.
 *
 * @returns milliseconds from the last act, or from the navigation where nothing was done since, to the last change
 */
export function untilAtRest(page: Page, wanted: Wanted): Promise<number> {
  return page.evaluate(
    ({ selector, count, text }) =>
      new Promise<number>((resolve, reject) => {
        const watched = globalThis as unknown as Watched;
        const quietFor = 150;
        const giveUpAt = performance.now() + 30_000;
        const look = (): void => {
          const found = document.querySelectorAll(selector);
          const isThere = found.length >= (count ?? 1) && (text === undefined || found[0]?.textContent === text);
          if (isThere && performance.now() - watched.benchChangedAt > quietFor)
            resolve(watched.benchChangedAt - watched.benchActedAt);
          else if (performance.now() > giveUpAt)
            reject(new Error(`the page never came to show ${count ?? 1} × ${selector} ${text ?? ''}`));
          else setTimeout(look, 20);
        };
        look();
      }),
    wanted,
  );
}
