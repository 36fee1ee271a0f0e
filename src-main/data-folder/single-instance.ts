import { createHash } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';

/** One app at a time on a data folder, whichever shell it runs in. */
export interface Instance {
  /** Called when a second start asks this one to come forward. */
  onSecondStart: (listener: () => void) => void;
  release: () => Promise<void>;
}

const COME_FORWARD = 'come forward\n';

/**
 * Takes the lock on a data folder: a local socket that dies with its process, so no stale lock survives a crash.
 *
 * @returns the lock, or null when another app has it; that one has been asked to come forward
 */
export async function takeInstance(folder: string): Promise<Instance | null> {
  const address = socketOf(folder);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const server = await listen(address);
    if (server) return instanceOn(server, address);
    if (await askToComeForward(address)) return null;
    // Nobody answers: the socket file was left by a crash. Only one of several starters can move it away.
    await rename(address, `${address}.${process.pid}.stale`).then(
      () => rm(`${address}.${process.pid}.stale`, { force: true }),
      () => undefined,
    );
  }
  throw new Error(`The lock on the data folder could not be taken: ${address}`);
}

/** Socket paths are limited to about 100 bytes, so the folder's hash names the socket and not the folder. */
function socketOf(folder: string): string {
  const name = `igt-desktop-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  return platform() === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(address, () => resolve(server));
  });
}

function askToComeForward(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => socket.end(COME_FORWARD, () => resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

function instanceOn(server: Server, address: string): Instance {
  const listeners: (() => void)[] = [];
  server.on('connection', (socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (asked) => {
      if (asked.toString() === COME_FORWARD) for (const listener of listeners) listener();
      socket.destroy();
    });
  });
  return {
    onSecondStart: (listener) => listeners.push(listener),
    release: () =>
      new Promise((resolve) => {
        server.close(() => resolve(platform() === 'win32' ? undefined : rm(address, { force: true })));
      }),
  };
}
