import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCatalogue as readAsAppsDo } from '../../src-main/catalogue/read-catalogue.ts';
import { requirementSetHash } from '../../src-shared/catalogue/set-hash.ts';
import { nameOfStatement } from '../../src-shared/catalogue/statement.ts';
import { shippedStatement } from '../../tests/shipped-statement.ts';
import { readCatalogue } from './read-catalogue.ts';

const folder = resolve(import.meta.dirname, '../../assets/catalogue');

describe('the catalogue of the service', () => {
  it('has the sets that apps have, word for word', () => {
    const held = new Map(readCatalogue(folder).sets.map(({ set, hash }) => [set.id, hash]));
    const apps = readAsAppsDo(folder).map((set) => [set.id, requirementSetHash(set)] as const);
    expect(apps.length).toBeGreaterThan(5);
    expect(held).toEqual(new Map(apps));
  });

  it('has the statement that apps show', () => {
    expect(readCatalogue(folder).statements).toContainEqual(nameOfStatement(shippedStatement()));
  });

  it('names the file that does not fit', () => {
    expect(() => readCatalogue(resolve(folder, 'igt'))).toThrow('14.1');
  });
});
