import { describe, expect, it } from 'vitest';
import { Refused } from '../http/refused.ts';
import { readingLimit } from './reading-limit.ts';

describe('the limit of reading', () => {
  it('says when to come back to a computer that reads without pause, and to no other', () => {
    let now = 1_000_000;
    const count = readingLimit(() => now);
    for (let request = 0; request < 600; request += 1) count('one');
    now += 20_000;
    const refusal = (): unknown => {
      try {
        return count('one');
      } catch (error) {
        return error;
      }
    };
    expect(refusal()).toBeInstanceOf(Refused);
    expect(refusal()).toMatchObject({ code: 'sending-too-much', retryAfter: 40 });
    expect(() => count('another')).not.toThrow();
    now += 40_000;
    expect(refusal()).toBeUndefined();
  });
});
