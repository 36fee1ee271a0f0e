import { expect, test } from 'vitest';
import { littleSpaceWords, spaceStanding, tooLittleSpaceWords } from './disk-space.ts';

const MB = 1024 * 1024;

test.each([
  [null, 'enough'],
  [10_000 * MB, 'enough'],
  [500 * MB, 'enough'],
  [500 * MB - 1, 'little'],
  [100 * MB, 'little'],
  [100 * MB - 1, 'too little'],
  [0, 'too little'],
] as const)('%s free bytes are %s', (free, standing) => {
  expect(spaceStanding(free, 'enough')).toBe(standing);
});

test('a little more than the floor is needed to go on, so that it does not stop and go on all the time', () => {
  expect(spaceStanding(119 * MB, 'too little')).toBe('too little');
  expect(spaceStanding(120 * MB, 'too little')).toBe('little');
  expect(spaceStanding(119 * MB, 'little')).toBe('little');
});

test('the words name what is left, what is safe and what to do', () => {
  expect(tooLittleSpaceWords(41 * MB)).toBe(
    'The disk is almost full (41 MB left). Your answers are safe. Free some space to go on editing.',
  );
  expect(littleSpaceWords(312 * MB)).toContain('312 MB left. Below 100 MB');
});
