/** What moves although the person has asked for less movement (WCAG 2.3.3). Runs in the page. */
export function movesAnyway(): string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    for (const part of [undefined, '::before', '::after']) {
      const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element, part);
      const lasts = (durations: string): boolean => durations.split(',').some((duration) => Number.parseFloat(duration) > 0);
      const moves = (animationName !== 'none' && lasts(animationDuration)) || lasts(transitionDuration);
      if (moves || scrollBehavior === 'smooth') found.push(`${part ?? ''} ${element.outerHTML.slice(0, 120)}`);
    }
  }
  return found;
}

/** What can be dragged, and has no box or button that does the same (WCAG 2.5.7). Runs in the page. */
export function needsDragging(): string[] {
  const dragged = [...document.querySelectorAll('[draggable=true], input[type=range]')];
  const drops = [...document.querySelectorAll('.pick-file')].filter((place) => !place.querySelector('input[type=file]'));
  return [...dragged, ...drops].map((element) => element.outerHTML.slice(0, 120));
}
