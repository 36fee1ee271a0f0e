import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

/** A throw-away PostgreSQL in a temporary folder, on a local socket only. */
export interface PostgresCluster {
  /** The address of a database of that name in it. */
  readonly urlOf: (database: string) => string;
  /** Makes an empty database. */
  readonly create: (database: string) => Promise<void>;
}

const SECONDS_TO_START = 60;

/**
 * Starts one. It ends, and its folder goes, when this process ends, however it does: a shell waits for the end of its
 * input, which the system closes.
 *
 * @param programs the folder with `initdb` and `postgres`, as `postgresPrograms` finds it
 */
export async function startPostgresCluster(programs: string): Promise<PostgresCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'igt-postgres-'));
  chmodSync(folder, 0o711);
  const data = join(folder, 'data');
  // PostgreSQL does not run as root.
  const isRoot = process.getuid?.() === 0;
  const asPostgres = isRoot ? ['runuser', '-u', 'postgres', '--'] : [];
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  const [initialise = '', ...rest] = [...asPostgres, join(programs, 'initdb')];
  execFileSync(initialise, [...rest, '-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'], {
    stdio: 'ignore',
  });
  const settings = [
    '-c',
    'listen_addresses=',
    '-c',
    `unix_socket_directories=${folder}`,
    '-c',
    'fsync=off',
    '-c',
    'max_connections=200',
  ];
  const guard =
    'folder=$1; shift; "$@" >"$folder/log" 2>&1 & cat >/dev/null; kill -INT $(head -n 1 "$folder/data/postmaster.pid"); wait; rm -rf "$folder"';
  const parameters = ['-c', guard, 'guard', folder, ...asPostgres, join(programs, 'postgres'), '-D', data, ...settings];
  const shell = spawn('sh', parameters, { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  shell.unref();
  const urlOf = (database: string): string => `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
  await untilItAnswers(urlOf('postgres'));
  return {
    urlOf,
    create: (database) => withClient(urlOf('postgres'), (client) => client.query(`create database "${database}"`)),
  };
}

async function untilItAnswers(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await withClient(url, (client) => client.query('select 1'));
    } catch (error) {
      if (tries >= SECONDS_TO_START * 10) throw error;
      await wait(100);
    }
  }
}

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
