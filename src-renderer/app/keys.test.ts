import { expect, it } from 'vitest';
import { keysOf } from './keys.ts';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const keys = (key: string, held: Partial<typeof NONE> = {}): string => keysOf({ key, ...NONE, ...held } as KeyboardEvent);

it('names what is held in one order, and Command as Ctrl', () => {
  expect(keys('k', { ctrlKey: true })).toBe('Ctrl+K');
  expect(keys('l', { metaKey: true })).toBe('Ctrl+L');
  expect(keys('1', { altKey: true })).toBe('Alt+1');
  expect(keys('ArrowLeft', { altKey: true })).toBe('Alt+Left');
  expect(keys('PageDown', { ctrlKey: true })).toBe('Ctrl+Page Down');
  expect(keys('F6', { shiftKey: true })).toBe('Shift+F6');
});

it('Shift counts beside a letter that is no typing, so that Ctrl+Shift+P does not print', () => {
  expect(keys('P', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+P');
  expect(keys('Z', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z');
  // With caps lock on, a letter comes large without Shift.
  expect(keys('P', { ctrlKey: true })).toBe('Ctrl+P');
});

it('Shift made the character where it is one', () => {
  expect(keys('?', { shiftKey: true })).toBe('?');
  expect(keys('+', { ctrlKey: true, shiftKey: true })).toBe('Ctrl++');
  expect(keys('P', { shiftKey: true })).toBe('P');
});
