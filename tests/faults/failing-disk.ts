import type { Disk, OpenFile } from '../../src-main/disk/disk.ts';
import { diskError } from '../disk-faults.ts';

/** What can be made to fail; removing is not among them, because what a failure has left is removed. */
type Call = 'write' | 'datasync' | 'syncFolder' | 'rename' | 'open' | 'makeFolder';

/** A disk of which a call fails. */
export interface FailingDisk extends Disk {
  /** Which of the calls that can fail were made, in their order. */
  readonly calls: readonly Call[];
  /** From the call with this number on, `times` calls fail. */
  readonly failAt: (call: number, code: string, times: number) => void;
}

/** @param disk does all calls that do not fail; of a write that fails it does half */
export function failingDisk(disk: Disk): FailingDisk {
  const calls: Call[] = [];
  let failure: { readonly from: number; readonly to: number; readonly code: string } | null = null;
  const fails = (call: Call): NodeJS.ErrnoException | null => {
    calls.push(call);
    const at = calls.length - 1;
    return failure && at >= failure.from && at < failure.to ? diskError(failure.code) : null;
  };
  const guarded = async <T>(call: Call, task: () => Promise<T>): Promise<T> => {
    const error = fails(call);
    if (error) throw error;
    return task();
  };
  const file = (real: OpenFile): OpenFile => ({
    ...real,
    write: async (bytes, position) => {
      const error = fails('write');
      if (error) await real.write(bytes.subarray(0, bytes.length >> 1), position);
      if (error) throw error;
      return real.write(bytes, position);
    },
    datasync: (point) => guarded('datasync', () => real.datasync(point)),
  });
  return {
    ...disk,
    calls,
    failAt: (call, code, times) => {
      failure = { from: calls.length + call, to: calls.length + call + times, code };
    },
    makeFolder: (path) => guarded('makeFolder', () => disk.makeFolder(path)),
    open: (path, how) => guarded('open', async () => file(await disk.open(path, how))),
    rename: (from, to) => guarded('rename', () => disk.rename(from, to)),
    syncFolder: (folder, point) => guarded('syncFolder', () => disk.syncFolder(folder, point)),
  };
}
