import { describe, expect, it } from 'vitest';
import { notRight, whyNoPin, whyNotNew } from './pin-words.ts';

describe('PINs in words', () => {
  it('four to twelve digits are one', () => {
    expect(['4711', '123456789012'].map(whyNoPin)).toEqual([null, null]);
    for (const typed of ['471', '1234567890123', '47 11', 'abcd', '４７１１'])
      expect(whyNoPin(typed)).toBe('A PIN has 4 to 12 digits, and nothing else.');
    expect(whyNoPin('')).toBe('Enter the PIN.');
  });

  it('a new one is entered twice and is not one digit over and over', () => {
    expect(whyNotNew('4711', '4711')).toBeNull();
    expect(whyNotNew('4711', '4712')).toMatch(/not the same/);
    expect(whyNotNew('0000', '0000')).toMatch(/more than one digit/);
    expect(whyNotNew('', '')).toBe('Enter the new PIN.');
    expect(whyNotNew('12', '12')).toMatch(/4 to 12/);
  });

  it('what came of a try says how long the next one waits', () => {
    expect(notRight({ kind: 'wrong', waitSeconds: 0 }, 'Sam Okafor')).toBe('This is not the PIN of Sam Okafor. Try again.');
    expect(notRight({ kind: 'wrong', waitSeconds: 5 }, 'Sam')).toBe('This is not the PIN of Sam. Try again in 5 seconds.');
    expect(notRight({ kind: 'too soon', waitSeconds: 1 }, 'Sam')).toMatch(/not looked at\. Try again in 1 second\.$/);
  });
});
