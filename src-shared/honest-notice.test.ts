import { expect, test } from 'vitest';
import { HONEST_NOTICE } from './honest-notice.ts';

test('the notice is two sentences that say what must be said', () => {
  expect(HONEST_NOTICE).toHaveLength(2);
  const [closed, independent] = HONEST_NOTICE;
  for (const words of ['NHS closed', '31 March 2018', 'Data Security and Protection Toolkit (DSPT)'])
    expect(closed).toContain(words);
  for (const words of [
    'independent',
    'not made, run or approved by the NHS',
    'sends nothing to NHS England',
    'does not complete your DSPT return',
  ])
    expect(independent).toContain(words);
  for (const sentence of HONEST_NOTICE) expect(sentence).toMatch(/^[A-Z][^.!?]*\.$/);
});
