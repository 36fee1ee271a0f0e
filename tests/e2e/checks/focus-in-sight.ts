import type { Page } from 'playwright-core';

interface Stop {
  /** The same element is the same number. */
  readonly element: number;
  readonly name: string;
  /** Not covered by anything, and not scrolled away (WCAG 2.4.11). */
  readonly isInSight: boolean;
  /** Drawn differently from what has no focus (WCAG 2.4.7). */
  readonly isMarked: boolean;
}

const MOST_STOPS = 200;

/** Tabs once through everything on the page, from the top. */
export async function tabThrough(page: Page): Promise<Stop[]> {
  const stops = new Map<number, Stop>();
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined));
  for (let pressed = 0; pressed < MOST_STOPS; pressed += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focusedStop);
    // Behind the last one the focus leaves the page.
    if (stop && stops.has(stop.element)) break;
    if (stop) stops.set(stop.element, stop);
  }
  return [...stops.values()];
}

/** What has the focus, or null when nothing in the page has it. Runs in the page. */
function focusedStop(): Stop | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const known: Element[] = (Reflect.get(window, 'tabStops') as Element[] | undefined) ?? [];
  Reflect.set(window, 'tabStops', known);
  if (!known.includes(element)) known.push(element);
  const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
  const points = [...element.getClientRects()].map((rect) => {
    // Of what is larger than the window, the part in the window.
    const [left, right] = [Math.max(rect.left, 0), Math.min(rect.right, window.innerWidth)];
    const [top, bottom] = [Math.max(rect.top, 0), Math.min(rect.bottom, window.innerHeight)];
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  });
  const isHit = ({ x, y }: { x: number; y: number }): boolean => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (element.contains(hit) || label?.contains(hit) === true);
  };
  const drawn = [getComputedStyle(element), ...(label ? [getComputedStyle(label, '::before')] : [])];
  return {
    element: known.indexOf(element),
    name: element.outerHTML.slice(0, 120),
    isInSight: points.some(isHit),
    isMarked: drawn.some(
      ({ outlineStyle, outlineWidth, boxShadow }) =>
        boxShadow !== 'none' || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0),
    ),
  };
}
