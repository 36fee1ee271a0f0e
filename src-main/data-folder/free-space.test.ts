import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { freeSpace } from './free-space.ts';

test('is what the operating system says, and not known of a folder that is not there', async () => {
  const folder = await temporaryFolder();
  const { blocks, bsize } = await statfs(folder);
  const free = await freeSpace(folder);
  expect(free).toBeGreaterThan(0);
  expect(free).toBeLessThanOrEqual(blocks * bsize);
  expect(await freeSpace(join(folder, 'nowhere'))).toBeNull();
});
