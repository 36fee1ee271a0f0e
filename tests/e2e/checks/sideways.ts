/**
 * What has to be scrolled sideways to be read, or lies beyond the window's edge (WCAG 1.4.10). Runs in the page. Tables and
 * program text may scroll in a box of their own: their rows mean nothing when they are broken up.
 */
export function scrollsSideways(): string[] {
  const root = document.documentElement;
  const found =
    root.scrollWidth > root.clientWidth ? [`the window is ${root.scrollWidth} wide and shows ${root.clientWidth}`] : [];
  const look = (element: Element): void => {
    const { right, left, width, height } = element.getBoundingClientRect();
    const { overflowX, display } = getComputedStyle(element);
    // What lies in closed details keeps the layout of the window in which it was open.
    if (!element.checkVisibility()) return;
    // What is hidden from the eye, for screen readers only, or until it has the focus.
    if (display === 'none' || element.matches('.nhsuk-skip-link') || (overflowX === 'hidden' && (width <= 1 || height <= 1)))
      return;
    const name = element.outerHTML.slice(0, 120);
    if (right > window.innerWidth + 1 || left < -1)
      found.push(`from ${Math.round(left)} to ${Math.round(right)} of ${window.innerWidth}: ${name}`);
    const mayScroll = element.matches('pre, .scroll-across:has(table), input, textarea, select');
    if (mayScroll) return;
    if (['auto', 'scroll'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1)
      found.push(`${element.scrollWidth} wide, shows ${element.clientWidth}: ${name}`);
    for (const child of element.children) look(child);
  };
  look(document.body);
  return found;
}
