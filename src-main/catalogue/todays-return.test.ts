import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCatalogue, readTodaysReturn } from './read-catalogue.ts';

const CATALOGUE = fileURLToPath(new URL('../../assets/catalogue', import.meta.url));

describe('the list of what today’s return asks', () => {
  const list = readTodaysReturn(CATALOGUE);

  it('has the 45 items of general practices, and no standard without an item', () => {
    expect(list.items).toHaveLength(45);
    for (const { number } of list.standards) expect(list.items.some(({ standard }) => standard === number)).toBe(true);
  });

  it('has every item that a requirement of any set names', () => {
    const known = new Set(list.items.map(({ item }) => item));
    const named = readCatalogue(CATALOGUE).flatMap(({ id, requirements }) =>
      requirements.flatMap(({ number, today }) => today.map(({ item }) => ({ item, where: `${id} ${number}` }))),
    );
    expect(named.filter(({ item }) => !known.has(item))).toEqual([]);
  });

  it('marks what the old set never asked', () => {
    const never = list.items.filter(({ in_the_old_set }) => !in_the_old_set).map(({ item }) => item);
    expect(never).toEqual(['4.3.1', '4.5.3', '6.2.1', '8.1.4', '8.2.1', '8.3.1', '8.3.8', '8.4.3', '9.1.1', '10.2.1']);
  });
});
