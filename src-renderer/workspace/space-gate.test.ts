import { expect, test } from 'vitest';
import { SpaceGate } from './space-gate.ts';

const MB = 1024 * 1024;

function gate() {
  const happened: string[] = [];
  const made: SpaceGate = new SpaceGate(
    () => happened.push(`before, ${made.stopped === null ? 'open' : 'stopped'}`),
    () => happened.push(made.stopped === null ? 'open' : 'stopped'),
  );
  return { gate: made, happened };
}

test('what is being typed is recorded while edits are still accepted, and once', () => {
  const { gate: space, happened } = gate();
  space.learn(50 * MB);
  space.learn(40 * MB);
  expect(happened).toEqual(['before, open', 'stopped', 'stopped']);
  expect(space.stopped).toContain('40 MB left');
});

test('goes on with room to spare, and warns in between', () => {
  const { gate: space } = gate();
  space.learn(50 * MB);
  space.learn(110 * MB);
  expect(space.stopped).toContain('110 MB left');
  space.learn(130 * MB);
  expect([space.stopped, space.warning]).toEqual([null, expect.stringContaining('130 MB left')]);
  space.learn(5_000 * MB);
  expect([space.stopped, space.warning]).toEqual([null, null]);
});

test('tells nothing while there is enough, however it changes', () => {
  const { gate: space, happened } = gate();
  for (const free of [9_000 * MB, 8_000 * MB, null]) space.learn(free);
  expect(happened).toEqual([]);
});

test('whoever listens is told what was refused', () => {
  const { gate: space } = gate();
  const heard: string[] = [];
  const stop = space.whenRefused((words) => heard.push(words));
  space.tellRefused('one');
  stop();
  space.tellRefused('two');
  expect(heard).toEqual(['one']);
});
