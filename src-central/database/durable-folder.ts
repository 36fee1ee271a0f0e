import { closeSync, fsyncSync, openSync } from 'node:fs';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What of PGlite's file system is used here: open files have a number of Node, open folders have none. */
interface NodeFiles {
  stream_ops: { fsync?: (stream: { readonly nfd?: number; readonly node: object }) => number };
  realPath: (node: object) => string;
}

/**
 * What makes PGlite keep its data in a folder so that they outlive a power cut: as it comes it never asks the disk to write, and says
 * "stored" while the data are in the system's memory only. Here each commit waits for the disk, as PostgreSQL does.
 *
 * @param fsync asks the disk to write what a file holds
 */
export function durableFolder(folder: string, fsync: (file: number) => void = fsyncSync): PGliteOptions {
  return {
    fs: new DurableFiles(folder, fsync),
    // "-F" is "no fsync". The other ways of PostgreSQL to write its log do nothing in PGlite.
    startParams: [...PGlite.defaultStartParams.filter((one) => one !== '-F'), '-c', 'wal_sync_method=fsync'],
  };
}

class DurableFiles extends NodeFS {
  readonly #fsync: (file: number) => void;

  constructor(folder: string, fsync: (file: number) => void) {
    super(folder);
    this.#fsync = fsync;
  }

  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...given);
    const addFsync = (module: object): void => {
      const { NODEFS: files } = module as { readonly NODEFS: NodeFiles };
      files.stream_ops.fsync = ({ nfd, node }) => {
        if (nfd !== undefined) this.#fsync(nfd);
        else this.#fsyncFolder(files.realPath(node));
        return 0;
      };
    };
    const preRun = [emscriptenOpts.preRun ?? []].flat();
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...preRun, addFsync] } };
  }

  /** Makes the names in a folder durable. Windows has no such call and needs none. */
  #fsyncFolder(path: string): void {
    if (process.platform === 'win32') return;
    const folder = openSync(path, 'r');
    try {
      this.#fsync(folder);
    } finally {
      closeSync(folder);
    }
  }
}
