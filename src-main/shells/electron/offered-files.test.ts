import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileToken } from '../../../src-shared/contract/picked-files.ts';
import { offeredFiles } from './offered-files.ts';

const picked = join(process.cwd(), 'policy.pdf');

test('a picked file is found by its token, which fits the contract', () => {
  const files = offeredFiles();
  const token = files.offer(picked);
  expect(fileToken.safeParse(token).success).toBe(true);
  expect(files.resolve(token)).toBe(picked);
});

test('a File that a script made up gets a token that leads nowhere', () => {
  const files = offeredFiles();
  expect(files.resolve(files.offer(''))).toBeNull();
});

test('what is not an absolute path leads nowhere', () => {
  const files = offeredFiles();
  for (const path of [null, undefined, 7, {}, [picked], 'policy.pdf', '../policy.pdf'])
    expect(files.resolve(files.offer(path))).toBeNull();
});

test('a forged token leads nowhere', () => {
  const files = offeredFiles();
  files.offer(picked);
  for (const token of ['file-2', 'file-0', picked, '', 'constructor', '__proto__']) expect(files.resolve(token)).toBeNull();
});
