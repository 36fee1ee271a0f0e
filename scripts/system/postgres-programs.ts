import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian and its kin put the programs of each version; elsewhere they are on the path. */
const DEBIAN = '/usr/lib/postgresql';
const OLDEST = 15;

/** The folder with `initdb` and `postgres` of version 15 or later; null where there is none. */
export function postgresPrograms(): string | null {
  const versions = existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .map(Number)
        .filter((version) => version >= OLDEST)
    : [];
  const folders = versions.sort((one, other) => other - one).map((version) => join(DEBIAN, String(version), 'bin'));
  const onPath = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '');
  return [...folders, ...onPath].find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null;
}
