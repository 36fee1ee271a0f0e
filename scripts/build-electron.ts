import { join } from 'node:path';
import { buildMain } from './build-main.ts';
import { buildRenderer } from './build-renderer.ts';
import { PROJECT } from './system/folders.ts';
import { writeThirdPartyLicences } from './third-party-licences.ts';

/**
 * Builds all that an Electron package holds: the renderer into `out/renderer`, main and preload into `out/app`, and beside
 * them the licences of what was bundled.
 */
export async function buildElectron(): Promise<void> {
  const [app, renderer] = [join(PROJECT, 'out', 'app'), join(PROJECT, 'out', 'renderer')];
  await buildRenderer();
  await buildMain(PROJECT, app);
  await writeThirdPartyLicences(PROJECT, [renderer, app], app);
}

if (import.meta.main) await buildElectron();
