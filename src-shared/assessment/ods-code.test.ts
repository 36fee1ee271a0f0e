import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedSetFiles } from '../../tests/catalogue-files.ts';
import { EXAMPLE_CODE, odsCodeWarning, readOdsCode } from './ods-code.ts';

test('a code is 1 to 9 letters and digits, upper-cased, and spaces do not matter', () => {
  expect(readOdsCode(' a81 001\n')).toEqual({ ok: true, value: 'A81001' });
  expect(readOdsCode('A81001002')).toEqual({ ok: true, value: 'A81001002' });
  expect(readOdsCode('A81\u200b001\u00ad'), 'what a copied page leaves unseen').toEqual({ ok: true, value: 'A81001' });
  expect(readOdsCode(' \t')).toEqual({ ok: true, value: '' });
});

test('what is no code is refused in words that name the fault', () => {
  expect(readOdsCode('A810010021')).toEqual({
    ok: false,
    refusal: 'An organisation code has at most 9 letters and digits. This one has 10.',
  });
  expect(readOdsCode('A81-001')).toEqual({
    ok: false,
    refusal: 'An organisation code has only letters and digits. This one has “-” in it.',
  });
  expect(readOdsCode('A81😀')).toEqual({
    ok: false,
    refusal: 'An organisation code has only letters and digits. This one has “😀” in it.',
  });
});

test('letters that only look like ours once upper-cased are refused', () => {
  for (const odd of ['ß1234', 'ﬁ123', 'ſ81001', 'ı81001', 'Ａ81001', 'А81001']) expect(readOdsCode(odd).ok, odd).toBe(false);
});

test('whatever is typed is read or refused, and what was read is read again unaltered', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z0-9 ]{0,12}$/)), (typed) => {
      const read = readOdsCode(typed);
      if (!read.ok) {
        expect(read.refusal).toMatch(/\.$/);
        return;
      }
      expect(read.value).toMatch(/^[A-Z0-9]{0,9}$/);
      expect(readOdsCode(read.value)).toEqual(read);
    }),
  );
});

test('a shape that does not fit warns, a missing code or shape does not', () => {
  const shape = { pattern: '^[A-Z]\\d{5}$', words: 'a letter and five digits' };
  expect(odsCodeWarning('A81001', shape)).toBeNull();
  expect(odsCodeWarning('FA123', shape)).toBe(
    'Most codes of this kind are a letter and five digits. If yours is right, leave it as it is.',
  );
  expect(odsCodeWarning('', shape)).toBeNull();
  expect(odsCodeWarning('FA123', undefined)).toBeNull();
  expect(odsCodeWarning('EX0001', shape)).toBe('This is an example code. Real codes never look like it.');
});

test('no example code has a shape that real codes have', () => {
  const shapes = shippedSetFiles().flatMap(({ code_shape, variants }) =>
    [code_shape, ...variants.map((variant) => variant.code_shape)].filter((shape) => shape !== undefined),
  );
  expect(shapes.length).toBeGreaterThan(3);
  const examples = Array.from({ length: 10_000 }, (_, number) => `EX${String(number).padStart(4, '0')}`);
  expect(examples.every((code) => EXAMPLE_CODE.test(code) && readOdsCode(code).ok)).toBe(true);
  for (const { pattern } of shapes)
    expect(
      examples.filter((code) => new RegExp(pattern).test(code)),
      pattern,
    ).toEqual([]);
});
