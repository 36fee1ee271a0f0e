import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../places/safe-file-name.ts';
import { namesInPack } from './names-in-pack.ts';

describe('the names of files in a pack', () => {
  it('are those of the files, with a number where one is taken already', () => {
    expect(namesInPack(['Training log.pdf', 'Policy.docx', 'Training log.pdf', 'TRAINING LOG.PDF', 'Policy'])).toEqual([
      'Training log.pdf',
      'Policy.docx',
      'Training log (2).pdf',
      'TRAINING LOG (3).PDF',
      'Policy',
    ]);
  });

  it('are names that every file system takes', () => {
    expect(namesInPack(['../../etc/passwd', 'con.txt', '', 'a\u0301.txt', '\u00e1.txt'])).toEqual([
      'etc passwd',
      '_con.txt',
      'file',
      '\u00e1.txt',
      '\u00e1 (2).txt',
    ]);
  });

  it('stay apart however long and alike they are, also where a given name has such a number', () => {
    expect(namesInPack(['a (2).txt', 'a.txt', 'a.txt'])).toEqual(['a (2).txt', 'a.txt', 'a (3).txt']);
    expect(new Set(namesInPack(Array.from({ length: 50 }, () => `${'x'.repeat(400)}.pdf`))).size).toBe(50);
  });

  it('go on with the numbers, also between names that are one to a file system', () => {
    expect(namesInPack(['a.txt', 'A.txt', 'a (4).txt', 'a.txt', 'a.txt', 'a (4).txt'])).toEqual([
      'a.txt',
      'A (2).txt',
      'a (4).txt',
      'a (3).txt',
      'a (5).txt',
      'a (4) (2).txt',
    ]);
  });

  it('are as many as the files, no two the same in capitals, for any names', () => {
    const name = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a.txt', 'A.txt', 'a (2).txt', 'ß.txt', 'ss.txt'));
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const own = namesInPack(names);
        expect(own).toHaveLength(names.length);
        expect(new Set(own.map((one) => one.toUpperCase())).size).toBe(names.length);
        for (const one of own) expect(one.replace(/ \(\d+\)/, '')).toBe(safeFileName(one).replace(/ \(\d+\)/, ''));
      }),
    );
  });
});
