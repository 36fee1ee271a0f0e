import { type RefObject, useEffect } from 'react';

/**
 * Closes a menu that lies over the page when the focus goes elsewhere: otherwise it would cover what has it.
 *
 * @param opener the button that opens the menu; focus on it keeps the menu open
 */
export function useMenuOverPage(menu: RefObject<HTMLElement | null>, opener: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof Node) || menu.current?.contains(target) || opener.current?.contains(target)) return;
      menu.current?.hidePopover();
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [menu, opener]);
}
