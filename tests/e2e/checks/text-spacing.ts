/** Spaces text as WCAG 1.4.12 asks a page to bear, or takes that away again. Runs in the page. */
export function spaceText(wide: boolean): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }
  `);
  document.adoptedStyleSheets = wide ? [sheet] : [];
}

/** Text that is cut off by a box around it, or runs out of its own. Runs in the page. */
export function clippedText(): string[] {
  const found = new Set<string>();
  const isOutside = (text: DOMRect, box: DOMRect, down: boolean): boolean =>
    text.left < box.left - 2 ||
    text.right > box.right + 2 ||
    (down && (text.top < box.top - text.height / 3 || text.bottom > box.bottom + text.height / 3));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const around = node.parentElement;
    if (!around?.checkVisibility() || around.closest('[aria-hidden=true], .nhsuk-skip-link, select, textarea')) continue;
    if ((node.textContent ?? '').trim() === '') continue;
    const boxes: { readonly rect: DOMRect; readonly clips: boolean }[] = [];
    let isForReaders = false;
    let isOwn = true;
    for (let box: Element | null = around; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY, display, whiteSpace } = getComputedStyle(box);
      const rect = box.getBoundingClientRect();
      if ([overflowX, overflowY].some((overflow) => overflow === 'auto' || overflow === 'scroll')) break;
      const clips = overflowX === 'hidden' || overflowX === 'clip';
      isForReaders ||= clips && (rect.width <= 1 || rect.height <= 1);
      // Where spaces are kept, those at the end of a line hang over the edge.
      const holds = isOwn && !['inline', 'contents'].includes(display) && whiteSpace !== 'pre-wrap';
      if (clips || holds) boxes.push({ rect, clips });
      if (display !== 'inline') isOwn = false;
    }
    if (isForReaders) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const text of range.getClientRects())
      if (boxes.some(({ rect, clips }) => isOutside(text, rect, clips || around.matches('button, .nhsuk-button, .nhsuk-tag'))))
        found.add(
          `cut off or out of its box: “${(node.textContent ?? '').trim().slice(0, 60)}” in ${around.outerHTML.slice(0, 120)}`,
        );
  }
  return [...found];
}
