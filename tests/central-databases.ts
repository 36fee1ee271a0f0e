import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { postgresPrograms } from '../scripts/system/postgres-programs.ts';
import type { DatabasePlace } from '../src-central/database/open-database.ts';
import { type PostgresCluster, startPostgresCluster } from './central/postgres-cluster.ts';

export interface CentralDatabase {
  /** For the titles of suites, which say by it what they ran on. */
  readonly name: string;
  /** An empty database of its own. */
  readonly open: () => Promise<DatabasePlace>;
}

const programs = postgresPrograms();

/** The databases that the central service is tested on: PGlite, and PostgreSQL where its programs are on the machine. */
export const centralDatabases: readonly CentralDatabase[] = [
  { name: 'PGlite', open: async () => ({ kind: 'memory', from: await freshPGlite() }) },
  ...(programs === null ? [] : [{ name: 'PostgreSQL', open: () => newPostgres(programs) }]),
];

/** One for all suites of a worker. */
let cluster: Promise<PostgresCluster> | null = null;

async function newPostgres(programs: string): Promise<DatabasePlace> {
  cluster ??= startPostgresCluster(programs);
  const { urlOf, create } = await cluster;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await create(name);
  return { kind: 'postgresql', url: urlOf(name), connections: 10 };
}

/** Making a PGlite takes seconds, reading a copy of one just made a part of one: so a copy is kept among the temporary files. */
async function freshPGlite(): Promise<Blob> {
  const folder = join(tmpdir(), `igt-pglite-${userInfo().uid}`);
  const installed = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(readFileSync(join(dirname(installed), '..', 'package.json'), 'utf8')) as { version: string };
  const path = join(folder, `${version}.tar`);
  if (!existsSync(path)) {
    const made = await PGlite.create();
    const bytes = new Uint8Array(await (await made.dumpDataDir('none')).arrayBuffer());
    await made.close();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const temporary = `${path}.${randomBytes(4).toString('hex')}`;
    writeFileSync(temporary, bytes);
    renameSync(temporary, path);
  }
  return new Blob([readFileSync(path)]);
}
