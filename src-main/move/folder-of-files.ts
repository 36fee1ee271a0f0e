import type { Reading } from '../disk/disk.ts';

/** Files in memory as if they lay in a folder. */
export function folderOfFiles(files: ReadonlyMap<string, Buffer>): Reading {
  // Windows joins names with another sign.
  const asWritten = (path: string): string => path.replaceAll('\\', '/');
  return {
    names: async (folder) => {
      const inside = `${asWritten(folder)}/`;
      return [...files.keys()].flatMap((path) => (path.startsWith(inside) ? [path.slice(inside.length)] : []));
    },
    read: async (path) => {
      const bytes = files.get(asWritten(path));
      if (!bytes) throw Object.assign(new Error(`there is no ${path}`), { code: 'ENOENT' });
      return bytes;
    },
  };
}
