import { expect, test } from 'vitest';
import { keptName } from './kept-name.ts';

test.each([
  ['policy.pdf', 'policy.pdf'],
  ['../../etc/passwd', '../../etc/passwd'],
  ['C:\\Users\\x.docx', 'C:\\Users\\x.docx'],
  ['CON', 'CON'],
  ['invoice\u202Efdp.exe', 'invoice\u202Efdp.exe'],
  ['half \uD83C.png', 'half \uFFFD.png'],
  ['a\u0000b.txt', 'ab.txt'],
  ['', 'File without a name'],
  [' \u0000 ', 'File without a name'],
  ['x'.repeat(255), 'x'.repeat(255)],
  [`${'x'.repeat(300)}.docx`, `${'x'.repeat(249)}….docx`],
  [`${'🏥'.repeat(300)}.png`, `${'🏥'.repeat(250)}….png`],
  [`x.${'y'.repeat(300)}`, `x.${'y'.repeat(252)}…`],
])('%j is kept as %j', (name, kept) => {
  expect(keptName(name)).toBe(kept);
  expect([...keptName(name)].length).toBeLessThanOrEqual(255);
  expect(keptName(kept)).toBe(kept);
});
