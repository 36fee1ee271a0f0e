import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { type FuseState, type FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { type AfterPackContext, build, type Configuration, Platform } from 'electron-builder';
import { makeStandInElectron } from './stand-in-electron.ts';

/** A package as it lies on the disk, read back from there and not from what the packer says. */
export interface PackedApp {
  /** The files of the archive by their path in it, with `/` between folders. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly archiveBytes: number;
  readonly fuses: Readonly<Record<number, FuseState | undefined>>;
  /** What the updater will read beside the archive. */
  readonly appUpdate: string;
  /** electron-builder.yml as the packer understood it. */
  readonly configuration: Configuration;
}

/**
 * Packs the built app as a release is packed, for Linux and into a folder, over a stand-in for Electron.
 *
 * @param root the project folder, with everything built
 * @param folder for what is made on the way
 */
export async function pack(root: string, folder: string): Promise<PackedApp> {
  const electron = join(folder, 'electron');
  await makeStandInElectron(electron);
  let packed: AfterPackContext | undefined;
  await build({
    projectDir: root,
    publish: 'never',
    targets: Platform.LINUX.createTarget('dir'),
    config: {
      directories: { output: join(folder, 'packed') },
      electronDist: electron,
      afterPack: (context) => {
        packed = context;
      },
    },
  });
  if (!packed) throw new Error('electron-builder ended without packing anything.');
  const { appOutDir, packager } = packed;
  const archive = join(appOutDir, 'resources', 'app.asar');
  const { version: _version, ...fuses } = await getCurrentFuseWire(join(appOutDir, packager.appInfo.sanitizedName.toLowerCase()));
  return {
    files: filesIn(archive),
    archiveBytes: (await readFile(archive)).length,
    fuses: fuses satisfies Partial<Record<FuseV1Options, FuseState>>,
    appUpdate: await readFile(join(appOutDir, 'resources', 'app-update.yml'), 'utf8'),
    configuration: packager.config,
  };
}

function filesIn(archive: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const listed of listPackage(archive, { isPack: false })) {
    const path = listed.replace(/^[\\/]/, '');
    if (!('files' in statFile(archive, path))) files.set(path.split(sep).join('/'), extractFile(archive, path));
  }
  return files;
}
