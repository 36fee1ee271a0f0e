import { describe, expect, it } from 'vitest';
import { isConfirmed, wordsToType } from './confirmed.ts';

describe('the confirmation before an organisation is removed', () => {
  it('asks for the name as it reads', () => {
    expect(wordsToType(' Riverside   Surgery ')).toBe('Riverside Surgery');
  });

  it('takes the name in any capitals and spacing, and nothing else', () => {
    expect(isConfirmed('  riverside surgery', 'Riverside  Surgery')).toBe(true);
    expect(isConfirmed('Riverside', 'Riverside Surgery')).toBe(false);
    expect(isConfirmed('', 'Riverside Surgery')).toBe(false);
  });

  it('never takes an empty box, even for an organisation without a name', () => {
    expect(isConfirmed('', '')).toBe(false);
    expect(isConfirmed('Remove', ' ')).toBe(true);
  });
});
