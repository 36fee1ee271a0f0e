import { expect, test } from 'vitest';
import { WindowIdle } from './window-idle.ts';

test('the window is idle while it only asks what it asks by itself', () => {
  let now = 1_000;
  const idle = new WindowIdle(() => now);
  now += 5_000;
  expect(idle.idleFor()).toBe(5_000);
  idle.called('disk.space');
  now += 5_000;
  expect(idle.idleFor()).toBe(10_000);
  idle.called('journal.append');
  expect(idle.idleFor()).toBe(0);
  idle.called(undefined);
  now += 1;
  expect(idle.idleFor()).toBe(1);
});
