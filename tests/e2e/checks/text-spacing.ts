/** Spaces text as WCAG 1.4.12 asks a page to bear, or takes that away again. Runs in the page. */
export function spaceText(wide: boolean): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }
  `);
  document.adoptedStyleSheets = wide ? [sheet] : [];
}

/** Text that is cut off or runs out of its box. Runs in the page. */
export function clippedText(): string[] {
  const found: string[] = [];
  const says = (element: Element): boolean =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (element.closest('.nhsuk-u-visually-hidden, select, textarea, input') || !element.checkVisibility()) continue;
    const { overflowX, overflowY, display } = getComputedStyle(element);
    if (display === 'inline') continue;
    const cut = overflowX === 'hidden' || overflowY === 'hidden' || overflowX === 'clip' || overflowY === 'clip';
    if (!cut && !says(element)) continue;
    const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
    const [over, below] = [element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight];
    if ((over > 2 && !scrolls(overflowX)) || (below > 3 && !scrolls(overflowY)))
      found.push(`${over} px too wide, ${below} px too high: ${element.outerHTML.slice(0, 120)}`);
  }
  return found;
}
