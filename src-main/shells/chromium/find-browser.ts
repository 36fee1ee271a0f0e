import { accessSync, constants, statSync } from 'node:fs';
import { platform } from 'node:os';
import { delimiter, join } from 'node:path';

export interface FoundBrowser {
  /** What people call it: the profile folder carries it, so that brands do not share one. */
  readonly brand: 'Chrome' | 'Edge' | 'Chromium';
  readonly path: string;
}

/** An installed Chrome, Edge or Chromium, or null. `IGT_BROWSER` names one outright. */
export function findBrowser(environment: NodeJS.ProcessEnv): FoundBrowser | null {
  const named = environment.IGT_BROWSER;
  if (named) return isProgram(named) ? { brand: brandOf(named), path: named } : null;
  return candidates(environment).find(({ path }) => isProgram(path)) ?? null;
}

function candidates(environment: NodeJS.ProcessEnv): FoundBrowser[] {
  switch (platform()) {
    case 'win32': {
      const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
      return roots.flatMap((root) => [
        { brand: 'Chrome', path: join(root, 'Google', 'Chrome', 'Application', 'chrome.exe') } as const,
        { brand: 'Edge', path: join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe') } as const,
        { brand: 'Chromium', path: join(root, 'Chromium', 'Application', 'chrome.exe') } as const,
      ]);
    }
    case 'darwin':
      return [
        { brand: 'Chrome', path: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' },
        { brand: 'Edge', path: '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge' },
        { brand: 'Chromium', path: '/Applications/Chromium.app/Contents/MacOS/Chromium' },
      ];
    default: {
      const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
      const named = (brand: FoundBrowser['brand'], names: readonly string[]): FoundBrowser[] =>
        names.flatMap((name) => folders.map((folder) => ({ brand, path: join(folder, name) })));
      return [
        ...named('Chrome', ['google-chrome', 'google-chrome-stable']),
        ...named('Edge', ['microsoft-edge', 'microsoft-edge-stable']),
        ...named('Chromium', ['chromium', 'chromium-browser']),
      ];
    }
  }
}

/** By the program's own name; Windows calls both Chrome and Chromium chrome.exe, and there the folders tell. */
function brandOf(path: string): FoundBrowser['brand'] {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  if (/edge/i.test(name)) return 'Edge';
  return /chrome/i.test(name) && !/chromium/i.test(path) ? 'Chrome' : 'Chromium';
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    // Folders can be “executed” too.
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
