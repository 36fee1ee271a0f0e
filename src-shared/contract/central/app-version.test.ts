import { describe, expect, it } from 'vitest';
import { isAtLeast } from './app-version.ts';

describe('the version of the app', () => {
  it('is compared by its numbers, not by its letters', () => {
    expect(isAtLeast('0.10.0', '0.9.1')).toBe(true);
    expect(isAtLeast('1.0.0', '0.9.9')).toBe(true);
    expect(isAtLeast('0.1.0', '0.1.0')).toBe(true);
    expect(isAtLeast('0.1.0', '0.1.1')).toBe(false);
    expect(isAtLeast('0.9.9', '1.0.0')).toBe(false);
  });

  it('is never enough when it is none', () => {
    expect(isAtLeast('newest', '0.0.0')).toBe(false);
    expect(isAtLeast('', '0.0.0')).toBe(false);
  });
});
