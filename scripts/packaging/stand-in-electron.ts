import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Electron's own binary holds this mark once, followed by the version of the wire, its length and one character a fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE = '\x01\x08';
/** On, all eight, so that a fuse which the packer does not turn off is seen. */
const FUSES = '1'.repeat(8);

/**
 * Makes a folder that electron-builder takes for an unpacked Electron. The real one is a download of 120 MB that many networks
 * refuse; what is checked here, the archive and the fuses, is the packer's work and the same over either.
 */
export async function makeStandInElectron(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'));
  const padding = Buffer.alloc(4096, 0x90);
  await writeFile(join(folder, 'electron'), Buffer.concat([padding, Buffer.from(SENTINEL + WIRE + FUSES, 'latin1'), padding]));
  await chmod(join(folder, 'electron'), 0o755);
  await writeFile(join(folder, 'locales', 'en-GB.pak'), '');
  await writeFile(join(folder, 'LICENSE'), 'Stands in for the licence of Electron.\n');
}
