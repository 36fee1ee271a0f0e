import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { electronBinary } from './electron-binary.ts';

test('the binary is found only when it is really there', async () => {
  const root = await mkdtemp(join(tmpdir(), 'igt-binary-'));
  const folder = join(root, 'node_modules', 'electron');
  expect(electronBinary(root)).toBeNull();
  await mkdir(join(folder, 'dist'), { recursive: true });
  await writeFile(join(folder, 'path.txt'), 'electron');
  expect(electronBinary(root)).toBeNull();
  await writeFile(join(folder, 'dist', 'electron'), '');
  expect(electronBinary(root)).toBe(join(folder, 'dist', 'electron'));
  await rm(root, { recursive: true });
});
