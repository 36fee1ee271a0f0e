import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { expect, test } from 'vitest';
import { StandInContents, StandInFrame } from '../../../tests/electron-stand-in.ts';
import { isFromOurPage } from './sender-check.ts';

const ours = new StandInContents();
ours.mainFrame = new StandInFrame('igt://app/requirements');

function allowed(sender: StandInContents, senderFrame: StandInFrame | null): boolean {
  return isFromOurPage({ sender, senderFrame } as unknown as IpcMainInvokeEvent, ours as unknown as WebContents);
}

test('our own page may call', () => {
  expect(allowed(ours, ours.mainFrame)).toBe(true);
});

test('a frame inside our page may not, even one that shows our page', () => {
  expect(allowed(ours, new StandInFrame('igt://app/requirements'))).toBe(false);
});

test('a frame that has gone may not', () => {
  expect(allowed(ours, null)).toBe(false);
});

test('another window may not', () => {
  const other = new StandInContents();
  other.mainFrame = new StandInFrame('igt://app/');
  expect(allowed(other, other.mainFrame)).toBe(false);
  expect(allowed(other, ours.mainFrame)).toBe(false);
});

test.each([
  ['https://example.org/'],
  ['igt://app.example.org/'],
  ['igt://application/'],
  ['igt:app'],
  ['about:blank'],
  ['data:text/html,igt://app/'],
  [''],
])('%s in our own window may not', (url) => {
  const window = new StandInContents();
  window.mainFrame = new StandInFrame(url);
  const event = { sender: window, senderFrame: window.mainFrame } as unknown as IpcMainInvokeEvent;
  expect(isFromOurPage(event, window as unknown as WebContents)).toBe(false);
});

test('a page with our address but without our origin may not', () => {
  const window = new StandInContents();
  window.mainFrame = new StandInFrame('igt://app/', 'null');
  const event = { sender: window, senderFrame: window.mainFrame } as unknown as IpcMainInvokeEvent;
  expect(isFromOurPage(event, window as unknown as WebContents)).toBe(false);
});
