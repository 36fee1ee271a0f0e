/** The id of the list of people who can work here, which the status line holds. */
export const PERSON_MENU = 'person-menu';

/** Opens it from the keyboard, with the focus on whoever works here now. */
export function openPersonMenu(): void {
  const menu = document.getElementById(PERSON_MENU);
  if (!menu) return;
  menu.showPopover();
  (menu.querySelector<HTMLElement>('[aria-current]') ?? menu.querySelector('button'))?.focus();
}
