/**
 * What has to be scrolled sideways to be read, or lies beyond the window's edge (WCAG 1.4.10). Runs in the page. Tables and
 * program text may scroll in a box of their own: their rows mean nothing when they are broken up.
 */
export function scrollsSideways(): string[] {
  const found: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the window is ${root.scrollWidth} wide and shows ${root.clientWidth}`);
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const name = element.outerHTML.slice(0, 120);
    const { overflowX } = getComputedStyle(element);
    const mayScroll = element.matches('pre, .scroll-across:has(table)') || element.closest('input, textarea, select') !== null;
    if (!mayScroll && ['auto', 'scroll'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1)
      found.push(`${element.scrollWidth} wide, shows ${element.clientWidth}: ${name}`);
    const { right, left, width, height } = element.getBoundingClientRect();
    const inBox = element.parentElement?.closest('pre, .scroll-across, .nhsuk-u-visually-hidden, .nhsuk-skip-link') !== null;
    const isShown = width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
    const isHere = !inBox && !element.matches('.nhsuk-u-visually-hidden, .nhsuk-skip-link');
    if (isShown && isHere && (right > window.innerWidth + 1 || left < -1))
      found.push(`from ${Math.round(left)} to ${Math.round(right)} of ${window.innerWidth}: ${name}`);
  }
  return found;
}
