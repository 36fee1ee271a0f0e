import { expect, test } from 'vitest';
import { computer } from '../../tests/computer.ts';
import { exampleFile, fileOf } from '../../tests/example-evidence.ts';
import { evidenceDocument, ORGANISATION } from './document.ts';
import { fileOnList, knownFiles } from './known-files.ts';

test('files on record are found by id; one that was taken off the list is known and is not on it', () => {
  const on = computer(1);
  on.act([...exampleFile(1), ...exampleFile(2), { document: evidenceDocument(fileOf(2)), field: 'removed', value: true }]);
  const files = knownFiles(on.folded);
  expect([...files.keys()]).toEqual([fileOf(1), fileOf(2)]);
  expect(fileOnList(files, fileOf(1))?.name).toBe('Document 1.pdf');
  expect(fileOnList(files, fileOf(2))).toBeNull();
  expect(fileOnList(files, fileOf(3))).toBeNull();
});

test('a file that an edit did not touch stays the same object, so that nothing is worked out again because of it', () => {
  const on = computer(1);
  on.act([...exampleFile(1), ...exampleFile(2)]);
  const before = knownFiles(on.folded);
  expect(knownFiles(on.folded)).toBe(before);
  on.act([
    { document: ORGANISATION, field: 'name', value: 'Riverside Surgery' },
    { document: evidenceDocument(fileOf(2)), field: 'name', value: 'Another name' },
  ]);
  const after = knownFiles(on.folded);
  expect(after.get(fileOf(1))).toBe(before.get(fileOf(1)));
  expect(after.get(fileOf(2))?.name).toBe('Another name');
});
