/**
 * What is smaller to press than 24 by 24 CSS pixels and too near to something else (WCAG 2.5.8). Runs in the page. Links
 * within a sentence are excepted, as there.
 */
export function smallTargets(): string[] {
  const selector = 'a[href], button, input, select, textarea, summary, [role=option]';
  const rectOf = (element: HTMLElement): DOMRect => {
    // A tick box and its label are one target.
    const label =
      element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type) ? element.labels?.[0] : null;
    const [own, more] = [element.getBoundingClientRect(), label?.getBoundingClientRect()];
    if (!more) return own;
    const [left, top] = [Math.min(own.left, more.left), Math.min(own.top, more.top)];
    return new DOMRect(left, top, Math.max(own.right, more.right) - left, Math.max(own.bottom, more.bottom) - top);
  };
  const isInSentence = (element: HTMLElement): boolean => {
    const block = element.closest('p, li, dd, dt, td, th, div, label');
    const around = block?.textContent?.replace(element.textContent ?? '', '').trim() ?? '';
    return getComputedStyle(element).display === 'inline' && around !== '';
  };
  const within = document.querySelector('dialog[open]') ?? document.body;
  const targets = [...within.querySelectorAll<HTMLElement>(selector)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches('.nhsuk-skip-link, :disabled'))
    .map((element) => ({ element, rect: rectOf(element) }));
  const isSmall = ({ width, height }: DOMRect): boolean => Math.round(width) < 24 || Math.round(height) < 24;
  const away = (rect: DOMRect, x: number, y: number): number =>
    Math.hypot(Math.max(rect.left - x, 0, x - rect.right), Math.max(rect.top - y, 0, y - rect.bottom));
  return targets.flatMap(({ element, rect }) => {
    if (!isSmall(rect) || isInSentence(element)) return [];
    const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
    const near = targets.find(({ element: other, rect: beside }) => {
      // What is scrolled away lies, by its numbers, under the next region of the window.
      if (other === element || other.closest('[data-region]') !== element.closest('[data-region]')) return false;
      const between = Math.hypot(beside.left + beside.width / 2 - x, beside.top + beside.height / 2 - y);
      return isSmall(beside) ? between < 24 : away(beside, x, y) < 12;
    });
    const size = `${Math.round(rect.width)} by ${Math.round(rect.height)}`;
    return near ? [`${size}: ${element.outerHTML.slice(0, 120)} beside ${near.element.outerHTML.slice(0, 120)}`] : [];
  });
}
