import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { HONEST_NOTICE } from '../../../src-shared/honest-notice.ts';
import { electronStandIn } from '../../../tests/electron-stand-in.ts';
import { menuTemplate, setMenu } from './menu.ts';

const below = ({ submenu }: MenuItemConstructorOptions): MenuItemConstructorOptions[] => (Array.isArray(submenu) ? submenu : []);

test.each(['win32', 'linux', 'darwin'] as const)('every menu has an access key of its own on %s', (platform) => {
  const labels = menuTemplate(platform, false).flatMap(({ label }) => label ?? []);
  expect(labels).toEqual(['&File', '&Edit', '&View', '&Help']);
  for (const menu of menuTemplate(platform, false)) {
    const keys = below(menu).flatMap(({ label }) => /&(.)/.exec(label ?? '')?.[1]?.toLowerCase() ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('a package can neither reload nor look into its page', () => {
  const roles = (fromSources: boolean) =>
    menuTemplate('linux', fromSources).flatMap((menu) => below(menu).flatMap(({ role }) => role ?? []));
  expect(roles(false)).not.toContain('reload');
  expect(roles(false)).not.toContain('toggleDevTools');
  expect(roles(true)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
});

test('Ctrl+Z stays with the page, which takes back whole actions', () => {
  const edit = menuTemplate('win32', false).find(({ label }) => label === '&Edit');
  const undo = below(edit ?? {}).filter(({ role }) => role === 'undo' || role === 'redo');
  expect(undo.map(({ registerAccelerator }) => registerAccelerator)).toEqual([false, false]);
});

test('About says what this is and is not', () => {
  const standIn = electronStandIn();
  setMenu(standIn.electron);
  const about = standIn.app.told.join('\n');
  for (const sentence of HONEST_NOTICE) expect(about).toContain(sentence);
  expect(standIn.menu.length).toBeGreaterThan(0);
});
