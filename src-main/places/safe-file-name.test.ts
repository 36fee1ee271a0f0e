import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from './safe-file-name.ts';

describe('a safe name', () => {
  test.each([
    ['..', 'file'],
    ['.', 'file'],
    ['', 'file'],
    [' . . ', 'file'],
    ['../../etc/passwd', 'etc passwd'],
    ['..\\..\\Windows\\system.ini', 'Windows system.ini'],
    ['C:\\Users\\x.json', 'C Users x.json'],
    ['/absolute.json', 'absolute.json'],
    ['.hidden.json', 'hidden.json'],
    ['.json', 'json'],
    ['name.json.', 'name.json'],
    ['name.json   ', 'name.json'],
    ['a\u0000b\nc\u001fd\u007fe\u0085f.json', 'a b c d e f.json'],
    ['what? "yes" <no> a|b*.json', 'what yes no a b .json'],
    ['invoice\u202Efdp.exe', 'invoice fdp.exe'],
    ['zero\u200Bwidth\uFEFF.json', 'zero width .json'],
    ['Riverside Surgery IG Toolkit 14.1 2026-27.json', 'Riverside Surgery IG Toolkit 14.1 2026-27.json'],
    ['Praxis Zoë & Söhne (Nord).json', 'Praxis Zoë & Söhne (Nord).json'],
    ['CON', '_CON'],
    ['con.json', '_con.json'],
    ['nul .txt', '_nul .txt'],
    ['Aux.tar.gz', '_Aux.tar.gz'],
    ['COM1.json', '_COM1.json'],
    ['com\u00B9.json', '_com\u00B9.json'],
    ['CONIN$', '_CONIN$'],
    ['contract.json', 'contract.json'],
    ['COM10.json', 'COM10.json'],
    ['half \uD83C.json', 'half .json'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  test('an emoji is never cut in half, and the ending is kept', () => {
    for (let length = 30; length < 140; length += 1) {
      const safe = safeFileName(`${'x'.repeat(length)}${'👩🏽‍⚕️'.repeat(30)}.json`);
      expect(safe.isWellFormed()).toBe(true);
      expect(safe.endsWith('.json')).toBe(true);
    }
  });

  test('of anything is one name that every file system takes, and stays as it is when made safe again', () => {
    const pieces = fc.constantFrom(
      '..',
      '/',
      '\\',
      '.',
      ' ',
      'CON',
      'nul',
      ':',
      '\u202E',
      '🏥',
      '\uD800',
      'é',
      'a',
      '.json',
      '\u0000',
      '~',
      '$',
    );
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(pieces, { maxLength: 80 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toBe('');
        expect(basename(safe)).toBe(safe);
        expect(safe).not.toMatch(/^[. ]|[. ]$|[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]|^(con|prn|aux|nul|com\d|lpt\d) *(\.|$)/iu);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
        expect(safeFileName(safe)).toBe(safe);
      }),
      { numRuns: 500 },
    );
  });
});
