import type { Page } from 'playwright-core';

export interface Stop {
  readonly name: string;
  /** Not covered by anything, and not scrolled away (WCAG 2.4.11). */
  readonly isInSight: boolean;
  /** Drawn differently from how it is drawn without the focus (WCAG 2.4.7). */
  readonly isMarked: boolean;
}

const MOST_STOPS = 200;

/** Tabs once through everything on the page, from the top. */
export async function tabThrough(page: Page): Promise<Stop[]> {
  const stops = new Map<number, Stop>();
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined));
  let before: Glance | null = null;
  for (let pressed = 0; pressed < MOST_STOPS; pressed += 1) {
    await page.keyboard.down('Tab');
    const { now, left } = await page.evaluate(glanceAtFocus);
    if (before) {
      const { element, name, isInSight, look } = before;
      stops.set(element, { name, isInSight, isMarked: look !== left });
    }
    // Behind the last one the focus leaves the page, or begins again.
    if (now && stops.has(now.element)) break;
    before = now;
  }
  await page.keyboard.up('Tab');
  return [...stops.values()];
}

interface Glance {
  /** The same element is the same number. */
  readonly element: number;
  readonly name: string;
  readonly isInSight: boolean;
  readonly look: string;
}

/** What has the focus, if anything in the page has it, and how that looks now which had it before. Runs in the page. */
function glanceAtFocus(): { now: Glance | null; left: string | null } {
  const known: HTMLElement[] = Reflect.get(window, 'tabStops') ?? [];
  const before: HTMLElement | null = Reflect.get(window, 'tabStop') ?? null;
  const element =
    document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : null;
  const labelOf = (of: HTMLElement): HTMLLabelElement | undefined =>
    of instanceof HTMLInputElement ? of.labels?.[0] : undefined;
  const lookOf = (of: HTMLElement): string => {
    const label = labelOf(of);
    return [getComputedStyle(of), ...(label ? [getComputedStyle(label, '::before')] : [])]
      .map(({ outline, boxShadow, backgroundColor, borderColor }) => `${outline} ${boxShadow} ${backgroundColor} ${borderColor}`)
      .join(' ');
  };
  const isHit = (of: HTMLElement, rect: DOMRect): boolean => {
    // Of what is larger than the window, the part in the window.
    const [left, right] = [Math.max(rect.left, 0), Math.min(rect.right, window.innerWidth)];
    const [top, bottom] = [Math.max(rect.top, 0), Math.min(rect.bottom, window.innerHeight)];
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return hit !== null && (of.contains(hit) || labelOf(of)?.contains(hit) === true);
  };
  const look = element ? lookOf(element) : '';
  // The only one on the page keeps the focus when Tab is pressed.
  if (element && element === before) element.blur();
  Reflect.set(window, 'tabStops', known);
  Reflect.set(window, 'tabStop', element);
  if (element && !known.includes(element)) known.push(element);
  return {
    now: element && {
      element: known.indexOf(element),
      name: element.outerHTML.slice(0, 120),
      isInSight: [...element.getClientRects()].some((rect) => isHit(element, rect)),
      look,
    },
    left: before?.isConnected ? lookOf(before) : null,
  };
}
