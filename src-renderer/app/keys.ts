import { useEffect } from 'react';
import type { Command } from './commands.ts';

/** `Ctrl+Shift+Z` of a key event; Command counts as Ctrl on a Mac. */
export function keysOf(event: KeyboardEvent): string {
  const key = NAMES[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  return [
    ...(event.ctrlKey || event.metaKey ? ['Ctrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey && isHeldShift(event) ? ['Shift'] : []),
    key,
  ].join('+');
}

/** Shift counts beside a letter that is no typing, and beside keys that are no character; elsewhere it made the character. */
function isHeldShift({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length > 1 || ((ctrlKey || metaKey || altKey) && /^\p{L}$/u.test(key));
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  ' ': 'Space',
};

/** Runs commands by their keys. In a text box that is being typed in, undo and redo are the box's own. */
export function useKeys(commands: readonly Command[]): void {
  useEffect(() => {
    const byKeys = new Map(commands.flatMap((command) => (command.keys ? [[command.keys, command] as const] : [])));
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const keys = keysOf(event);
      const command = byKeys.get(keys === 'Ctrl+Shift+Z' ? 'Ctrl+Y' : keys);
      if (!command || (command.group === 'Edit' && isTypedIn(event.target))) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [commands]);
}

/** A text box that holds typing which native undo would take back first. */
function isTypedIn(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && ['text', 'search', 'email', 'tel', 'date'].includes(target.type);
}
