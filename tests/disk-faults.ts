import fileSystem, { type FileHandle, open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** An error as the operating system gives it. */
export function diskError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: made by a test`), { code });
}

type FileSystemCall = 'mkdir' | 'open' | 'readdir' | 'rename' | 'rm' | 'stat';
type Wrapped<T extends (...parameters: never[]) => unknown> = (real: T, parameters: Parameters<T>) => ReturnType<T>;

/**
 * Puts a wrapper around one call of `node:fs/promises`, for whoever has imported it. The real call is handed over, so a test
 * can let the disk do part of the work before it fails.
 *
 * @returns puts the real call back; done by itself when the test has finished
 */
export function wrapFileSystem<Name extends FileSystemCall>(name: Name, wrapper: Wrapped<(typeof fileSystem)[Name]>): () => void {
  return wrapMember(fileSystem as unknown as Record<string, unknown>, name, wrapper as never, syncBuiltinESMExports);
}

type HandleCall = 'read' | 'write' | 'writeFile' | 'sync' | 'datasync' | 'truncate';

/** The same for a method of every open file. */
export async function wrapFileHandles<Name extends HandleCall>(
  name: Name,
  wrapper: (this: FileHandle, real: FileHandle[Name], parameters: Parameters<FileHandle[Name]>) => unknown,
): Promise<() => void> {
  const file = await open(fileURLToPath(import.meta.url));
  const methods = Object.getPrototypeOf(file) as Record<string, unknown>;
  await file.close();
  return wrapMember(methods, name, wrapper as never, () => undefined);
}

function wrapMember(
  holder: Record<string, unknown>,
  name: string,
  wrapper: (this: unknown, real: (...parameters: unknown[]) => unknown, parameters: unknown[]) => unknown,
  publish: () => void,
): () => void {
  const real = holder[name] as (...parameters: unknown[]) => unknown;
  holder[name] = function (this: unknown, ...parameters: unknown[]) {
    return wrapper.call(this, real.bind(this), parameters);
  };
  publish();
  const restore = (): void => {
    holder[name] = real;
    publish();
  };
  onTestFinished(restore);
  return restore;
}
