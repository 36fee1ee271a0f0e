import { diskError, wrapFileHandles, wrapFileSystem } from '../disk-faults.ts';

type Call = 'open' | 'mkdir' | 'write' | 'writeFile' | 'sync' | 'datasync' | 'truncate' | 'rename';

/** The computer's own file system, of which a call fails. */
export interface FailingFiles {
  /** Which of the calls that can fail were made, in their order. Reading is not among them. */
  readonly calls: readonly Call[];
  /** From the call with this number on, counted from now, `times` calls fail. */
  readonly failAt: (call: number, code: string, times: number) => void;
  readonly mend: () => void;
}

/** Wraps every call with which files are written, until the test has finished. Of a write that fails half is done. */
export async function failingFiles(): Promise<FailingFiles> {
  const calls: Call[] = [];
  let failure: { readonly from: number; readonly to: number; readonly code: string } | null = null;
  const check = (call: Call): void => {
    calls.push(call);
    const at = calls.length - 1;
    if (failure && at >= failure.from && at < failure.to) throw diskError(failure.code);
  };
  wrapFileSystem('open', async (real, parameters) => {
    const [, flags] = parameters;
    if (flags !== undefined && flags !== 'r') check('open');
    return real(...parameters);
  });
  wrapFileSystem('mkdir', async (real, parameters) => {
    check('mkdir');
    return real(...parameters);
  });
  wrapFileSystem('rename', async (real, parameters) => {
    check('rename');
    return real(...parameters);
  });
  for (const name of ['sync', 'datasync', 'truncate', 'writeFile'] as const)
    await wrapFileHandles(name, async (real, parameters) => {
      check(name);
      return (real as (...same: unknown[]) => Promise<unknown>)(...parameters);
    });
  await wrapFileHandles('write', async (real, parameters) => {
    const write = real as unknown as (bytes: Uint8Array, from: number, length: number, position: number) => Promise<unknown>;
    const [bytes, from, length, position] = parameters as unknown as Parameters<typeof write>;
    try {
      check('write');
    } catch (error) {
      await write(bytes, from, length >> 1, position);
      throw error;
    }
    return write(bytes, from, length, position);
  });
  return {
    calls,
    failAt: (call, code, times) => {
      failure = { from: calls.length + call, to: calls.length + call + times, code };
    },
    mend: () => {
      failure = null;
    },
  };
}
