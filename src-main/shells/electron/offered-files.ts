import { isAbsolute } from 'node:path';

/** The files that the person picked or dropped in this window, known to the page by tokens only. */
export interface OfferedFiles {
  /** Keeps a path that the preload got from Electron for a File object. Always gives a token, so a page learns nothing from it. */
  offer: (path: unknown) => string;
  /** The path behind a token; null for a token that was never given, or was given for something that is not a file on disk. */
  resolve: (token: string) => string | null;
}

export function offeredFiles(): OfferedFiles {
  const paths = new Map<string, string>();
  let given = 0;
  return {
    offer: (path) => {
      given += 1;
      const token = `file-${given}`;
      // Electron answers with an empty path for a File that a script made up.
      if (typeof path === 'string' && isAbsolute(path)) paths.set(token, path);
      return token;
    },
    resolve: (token) => paths.get(token) ?? null,
  };
}
