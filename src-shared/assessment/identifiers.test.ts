import { expect, test } from 'vitest';
import { changeId, deviceId, workspaceId } from './identifiers.ts';
import { newId } from './new-id.ts';

test('identifiers are UUIDs of version 4 or 7 in lower case', () => {
  expect(changeId.parse(newId())).toMatch(/^[0-9a-f-]{36}$/);
  expect(workspaceId.safeParse('3f2b8c1e-6a4d-4f0b-9c7e-1a2b3c4d5e6f').success).toBe(true);
  for (const not of [
    '',
    '3f2b8c1e-6a4d-1f0b-9c7e-1a2b3c4d5e6f',
    '3F2B8C1E-6A4D-4F0B-9C7E-1A2B3C4D5E6F',
    '3f2b8c1e6a4d4f0b9c7e1a2b3c4d5e6f',
    '../../etc/passwd',
  ])
    expect(changeId.safeParse(not).success, not).toBe(false);
});

test('a device is sixteen hexadecimal digits', () => {
  expect(deviceId.safeParse('a1b2c3d4e5f60718').success).toBe(true);
  for (const not of ['', 'A1B2C3D4E5F60718', 'a1b2c3d4e5f6071', 'a1b2c3d4e5f607189'])
    expect(deviceId.safeParse(not).success, not).toBe(false);
});
