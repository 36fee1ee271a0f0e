import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPassword, plainPassword, SHORTEST_PASSWORD } from './password-rules.ts';

const JANE = {
  userName: 'jsmith',
  organisationCode: 'A12345',
  organisationName: 'Larkfield Surgery',
  email: 'jane.smith@larkfield.example',
};

test.each([
  ['short', 'at least 12'],
  ['aaaaaaaaaaaaaaaa', 'over and over'],
  ['abcabcabcabcabc', 'over and over'],
  ['qwertyuiopasdfgh', 'row of the keyboard'],
  ['123456789012345', 'row of the keyboard'],
  ['Password12345!', 'first passwords'],
  ['PasswordPassword1', 'first passwords'],
  ['Larkfield-Surgery-2026', 'your organisation’s'],
  ['jane.smith.A12345', 'your name'],
  ['x'.repeat(201), 'at most 200'],
])('“%s” is refused in words', (typed, words) => {
  const checked = checkPassword(typed, JANE);
  expect(checked.ok ? 'accepted' : checked.refusal).toContain(words);
});

test.each(['lantern gravel otter', 'Larkfield is where we keep otters', 'zwölf Boxkämpfer jagen', 'ключ под ковриком'])(
  '“%s” is accepted: length counts, not signs',
  (typed) => {
    expect(checkPassword(typed, JANE).ok).toBe(true);
  },
);

test('the same letters, composed or not, are the same password', () => {
  expect(plainPassword('Zoe\u0308 café')).toBe(plainPassword('Zoë cafe\u0301'));
});

test('any text gets an answer, and none that is too short is accepted', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      const checked = checkPassword(typed, JANE);
      if (checked.ok) expect([...checked.value].length).toBeGreaterThanOrEqual(SHORTEST_PASSWORD);
      else expect(checked.refusal).toMatch(/\.$/);
    }),
  );
});
