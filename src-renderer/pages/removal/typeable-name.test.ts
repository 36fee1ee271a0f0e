import { expect, test } from 'vitest';
import { typeableName } from './typeable-name.ts';

test.each(['Training log.pdf', 'Fire-drill (2026) – café.docx', 'a+b=c.txt'])('%s can be typed', (name) => {
  expect(typeableName(name)).toBe(name);
});

test.each([
  ['a long one', `${'x'.repeat(60)}.pdf`],
  ['a right-to-left override', 'exe\u202Efdp.pdf'],
  ['an emoji', '🏥.pdf'],
  ['another script', 'مرحبا.pdf'],
  ['a tab', 'a\tb.pdf'],
  ['nothing', ''],
])('%s cannot', (_, name) => {
  expect(typeableName(name)).toBe('');
});
