import { describe, expect, it } from 'vitest';
import { cursor } from '../../src-shared/contract/central/changes.ts';
import { FIRST_LINK, linkAfter, readPlace, writePlace } from './history.ts';

const of = (ids: readonly string[]): string => ids.reduce(linkAfter, FIRST_LINK);

describe('a place in the history', () => {
  it('stands for every change before it and their order', () => {
    expect(of(['a', 'b', 'c'])).toBe(of(['a', 'b', 'c']));
    expect(of(['b', 'a', 'c'])).not.toBe(of(['a', 'b', 'c']));
    expect(of(['x', 'b', 'c'])).not.toBe(of(['a', 'b', 'c']));
  });

  it('is read as it was written, and has the form that the contract says', () => {
    const place = { epoch: '6f9d1c0e-5e0b-4a7e-9d35-6f0d3a2b1c4d', position: 26_600, link: of(['a']) };
    expect(readPlace(cursor.parse(writePlace(place)))).toEqual(place);
  });
});
