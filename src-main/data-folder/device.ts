import { createHash, randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type DeviceId, deviceId } from '../../src-shared/assessment/identifiers.ts';
import { writeFileDurably } from './write-file-durably.ts';

const deviceFile = z.strictObject({ format: z.literal(1), device: deviceId, madeFor: z.string() });

/**
 * The id that stamps on this computer carry. A data folder that was restored, moved or copied gets a new one, because two
 * computers that share an id could make the same stamp.
 */
export async function deviceOf(folder: string): Promise<DeviceId> {
  const path = join(folder, 'device.json');
  const here = await placeOf(folder);
  const kept = await readKept(path);
  if (kept?.madeFor === here) return kept.device;
  const device = deviceId.parse(randomBytes(8).toString('hex'));
  await writeFileDurably(path, `${JSON.stringify({ format: 1, device, madeFor: here })}\n`);
  return device;
}

/** Computer, account, path and the folder's own number on its disk: a copy differs in at least one of them. */
async function placeOf(folder: string): Promise<string> {
  const { ino, dev, birthtimeMs } = await stat(folder);
  return createHash('sha256')
    .update(JSON.stringify([hostname(), account(), folder, dev, ino, Math.floor(birthtimeMs)]))
    .digest('hex');
}

/** By number where there is one: an account in a container often has no name. */
function account(): string | number {
  return process.getuid?.() ?? userInfo().username;
}

async function readKept(path: string): Promise<z.infer<typeof deviceFile> | null> {
  try {
    const parsed = deviceFile.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    // Missing or unreadable: a new device id is always safe.
    return null;
  }
}
