import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';
import { FONT_FILES, FONT_PACKAGE } from '../src-main/pdf/fonts/font-files.ts';
import { BRIDGE_NAME, bridge } from '../src-shared/contract/bridge.ts';
import { LICENCE_LIST } from './third-party-licences.ts';

/**
 * Bundles Electron's main process, its preload and its threads into `out/app`, one file each: `main.mjs` starts faster than a
 * tree of modules, `preload.cjs` runs in a sandbox that can load nothing beside it, one thread brings its readers of other
 * people's files, which nothing else has, and one what it makes documents with. Only Node's own modules and `electron` stay
 * outside. The faces that documents are set in lie beside them.
 *
 * @param root the project folder
 * @param folder where the bundles go; emptied first
 */
export async function buildMain(root: string, folder: string): Promise<void> {
  await build(bundle(root, folder, 'shells/electron/main.ts', 'main.mjs', 'esm', []));
  await build(bundle(root, folder, 'shells/electron/preload.ts', 'preload.cjs', 'cjs', [namesOfTheContract(root)]));
  await build(bundle(root, folder, 'evidence-text/thread.ts', 'evidence-text-thread.mjs', 'esm', []));
  await build(bundle(root, folder, 'printing/thread.ts', 'pdf-thread.mjs', 'esm', []));
  for (const { folder: face, name } of Object.values(FONT_FILES))
    await copyFile(join(root, 'node_modules', FONT_PACKAGE, face, name), join(folder, name));
}

function bundle(
  root: string,
  folder: string,
  entry: string,
  name: string,
  format: 'esm' | 'cjs',
  plugins: Plugin[],
): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins,
    build: {
      ssr: join(root, 'src-main', entry),
      outDir: folder,
      // Emptied by the first of them.
      emptyOutDir: name === 'main.mjs',
      target: 'node24',
      minify: false,
      sourcemap: false,
      license: { fileName: `${name}.${LICENCE_LIST}` },
      rolldownOptions: { external: ['electron'], output: { format, entryFileNames: name, codeSplitting: false } },
    },
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
  };
}

/**
 * The preload needs the names of the contract and none of its schemas. Without them it is 2 kB instead of 200 kB, and the
 * window starts about 40 ms earlier.
 */
function namesOfTheContract(root: string): Plugin {
  const contract = join(root, 'src-shared', 'contract', 'bridge.ts');
  const names = Object.fromEntries(Object.keys(bridge).map((method) => [method, true]));
  return {
    name: 'names-of-the-contract',
    load: (id) =>
      id === contract
        ? `export const BRIDGE_NAME = ${JSON.stringify(BRIDGE_NAME)};\nexport const bridge = ${JSON.stringify(names)};\n`
        : null,
  };
}
