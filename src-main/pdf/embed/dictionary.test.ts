import { describe, expect, it } from 'vitest';
import { readDictionary, writeDictionary } from './dictionary.ts';

describe('a dictionary of a PDF', () => {
  it('is taken apart into its entries as they are written', () => {
    const text = '  <</A 12 0 R/B[1 0 R <<>> (])]/C (a \\) (b) >>) /D<FE FF>/E <</F/G>> /H true /I -.5/J/K >> rest';
    const { entries, end } = readDictionary(text, 0);
    expect([...entries]).toEqual([
      ['A', '12 0 R'],
      ['B', '[1 0 R <<>> (])]'],
      ['C', '(a \\) (b) >>)'],
      ['D', '<FE FF>'],
      ['E', '<</F/G>>'],
      ['H', 'true'],
      ['I', '-.5'],
      ['J', '/K'],
    ]);
    expect(text.slice(end)).toBe(' rest');
    expect(readDictionary(writeDictionary(entries), 0).entries).toEqual(entries);
  });

  it.each(['', 'null', '<< /A', '<< /A (', '<< 1 2 >>', '<< /A [ 1', '<< /A <FE'])('is nothing else: %j', (text) => {
    expect(() => readDictionary(text, 0)).toThrow('not a dictionary of a PDF as we write it');
  });
});
