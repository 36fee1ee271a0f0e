import type { Reading } from '../disk/disk.ts';
import { BackupDamaged } from './backup-damaged.ts';
import { type BackupFolder, sha256Of } from './backup-folder.ts';
import type { BackedUpFile, Manifest } from './manifest.ts';

/** The files of one backup as if they lay in a folder. Every piece that is read is held against its SHA-256. */
export function viewOf(disk: Pick<Reading, 'read'>, folder: BackupFolder, { files }: Pick<Manifest, 'files'>): Reading {
  const byPath = new Map(files.map((file) => [file.path, file]));
  // Windows joins names with another sign than the manifest.
  const asWritten = (path: string): string => path.replaceAll('\\', '/');
  return {
    names: async (path) => {
      const inside = `${asWritten(path)}/`;
      return [...byPath.keys()].flatMap((one) => (one.startsWith(inside) ? [one.slice(inside.length)] : []));
    },
    read: async (path) => {
      const file = byPath.get(asWritten(path));
      if (!file) throw new BackupDamaged(`The backup has no ${asWritten(path)}.`);
      return readFile(disk, folder, file);
    },
  };
}

async function readFile(disk: Pick<Reading, 'read'>, folder: BackupFolder, { path, pieces }: BackedUpFile): Promise<Buffer> {
  const read: Buffer[] = [];
  for (const { object, size } of pieces) {
    const bytes = await disk.read(folder.pathOf('objects', object)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'EIO') throw new BackupDamaged(`A piece of ${path} cannot be read.`);
      throw error;
    });
    if (bytes.length !== size || sha256Of(bytes) !== object) throw new BackupDamaged(`A piece of ${path} is damaged.`);
    read.push(bytes);
  }
  return Buffer.concat(read);
}
