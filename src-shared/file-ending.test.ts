import { describe, expect, it } from 'vitest';
import { splitName, withEnding } from './file-ending.ts';

describe('the ending of a file name', () => {
  it('is what follows the last dot', () => {
    expect(splitName('Riverside Surgery IG Toolkit 14.1 2026-27.json')).toEqual({
      stem: 'Riverside Surgery IG Toolkit 14.1 2026-27',
      ending: '.json',
    });
  });

  it('is empty where there is none', () => {
    expect(splitName('IG Toolkit 14. draft')).toEqual({ stem: 'IG Toolkit 14. draft', ending: '' });
  });

  it('is put back when it was not typed, and not twice when it was', () => {
    expect(withEnding(' List ', '.csv')).toBe('List.csv');
    expect(withEnding('List.CSV', '.csv')).toBe('List.CSV');
  });
});
