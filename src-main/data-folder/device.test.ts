import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { deviceId } from '../../src-shared/assessment/identifiers.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { deviceOf } from './device.ts';

async function dataFolder(): Promise<string> {
  const folder = join(await temporaryFolder(), 'data');
  await mkdir(folder);
  return folder;
}

test('a data folder keeps its device id from start to start', async () => {
  const folder = await dataFolder();
  const device = await deviceOf(folder);
  expect(deviceId.safeParse(device).success).toBe(true);
  expect([await deviceOf(folder), await deviceOf(folder)]).toEqual([device, device]);
});

test('a copy gets one of its own, and the original keeps its', async () => {
  const folder = await dataFolder();
  const device = await deviceOf(folder);
  const copy = `${folder} copy`;
  await cp(folder, copy, { recursive: true, preserveTimestamps: true });
  const copied = await deviceOf(copy);
  expect(copied).not.toBe(device);
  expect([await deviceOf(folder), await deviceOf(copy)]).toEqual([device, copied]);
});

test('a folder that was moved gets a new one, and again when it is moved back', async () => {
  const folder = await dataFolder();
  const ids = [await deviceOf(folder)];
  await rename(folder, `${folder} elsewhere`);
  ids.push(await deviceOf(`${folder} elsewhere`));
  await rename(`${folder} elsewhere`, folder);
  ids.push(await deviceOf(folder));
  expect(new Set(ids).size).toBe(3);
});

test('a folder that was put in the place of the old one gets a new one', async () => {
  const folder = await dataFolder();
  const device = await deviceOf(folder);
  await cp(folder, `${folder} restored`, { recursive: true, preserveTimestamps: true });
  await rename(folder, `${folder} old`);
  await rename(`${folder} restored`, folder);
  expect(await deviceOf(folder)).not.toBe(device);
});

test.each([
  ['is empty', ''],
  ['is no JSON', '{"format":1,'],
  ['says something else', '{"format":1,"device":"../../etc","madeFor":"x"}'],
  ['is of a newer format', '{"format":2,"device":"aaaaaaaaaaaaaaaa","madeFor":"x"}'],
])('a device file that %s gives a new id, which is always safe', async (_what, content) => {
  const folder = await dataFolder();
  const before = await deviceOf(folder);
  await writeFile(join(folder, 'device.json'), content);
  const device = await deviceOf(folder);
  expect(deviceId.safeParse(device).success).toBe(true);
  expect(device).not.toBe(before);
  expect(await deviceOf(folder)).toBe(device);
  expect(JSON.parse(await readFile(join(folder, 'device.json'), 'utf8'))).toMatchObject({ format: 1, device });
});

test('an account without an entry in the list of accounts, as containers have, gets one too', async () => {
  const { userInfo } = os;
  onTestFinished(() => {
    os.userInfo = userInfo;
    syncBuiltinESMExports();
  });
  os.userInfo = () => {
    throw Object.assign(new Error('uv_os_get_passwd returned ENOENT'), { code: 'ERR_SYSTEM_ERROR' });
  };
  syncBuiltinESMExports();
  const folder = await dataFolder();
  const device = await deviceOf(folder);
  expect(deviceId.safeParse(device).success).toBe(true);
  expect(await deviceOf(folder)).toBe(device);
});
