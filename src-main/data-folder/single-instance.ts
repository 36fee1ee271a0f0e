import { createHash } from 'node:crypto';
import { open, realpath, rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** One app at a time on a data folder, whichever shell it runs in. */
export interface Instance {
  /** Called when a second start asks this one to come forward. */
  onSecondStart: (listener: () => void) => void;
  release: () => Promise<void>;
}

const COME_FORWARD = 'come forward\n';
const NO_SOCKETS_HERE = 'no sockets here';
const LONGEST_ADDRESS = 100;
const GIVE_UP_AFTER = 8_000;
const GUARD_FORGOTTEN_AFTER = 2_000;

/**
 * Takes the lock on a data folder: a local socket that dies with its process, so no lock outlives a crash.
 *
 * @returns the lock, or null when another app has it; that one has been asked to come forward
 */
export async function takeInstance(folder: string): Promise<Instance | null> {
  for (const address of await addressesOf(folder)) {
    const taken = await take(address);
    if (taken !== NO_SOCKETS_HERE) return taken;
  }
  throw new Error(`The lock on the data folder could not be taken: ${folder}`);
}

/**
 * The socket lies in the folder it locks, so that every start finds it whatever its environment says, and a link or another
 * spelling leads to the same one. Socket paths are limited to about 100 bytes and some file systems have no sockets: then
 * the folder's hash names a socket among the temporary files.
 */
async function addressesOf(folder: string): Promise<string[]> {
  const real = await realpath(folder);
  const name = (path: string): string => `igt-desktop-${createHash('sha256').update(path).digest('hex').slice(0, 24)}`;
  if (platform() === 'win32') return [`\\\\.\\pipe\\${name(real.toLowerCase())}`];
  const inside = join(real, 'running.sock');
  return [...(Buffer.byteLength(inside) <= LONGEST_ADDRESS ? [inside] : []), join(tmpdir(), `${name(real)}.sock`)];
}

async function take(address: string): Promise<Instance | null | typeof NO_SOCKETS_HERE> {
  for (const from = Date.now(); Date.now() - from < GIVE_UP_AFTER; ) {
    const server = await listen(address);
    if (server === NO_SOCKETS_HERE) return server;
    if (server) return instanceOn(server);
    if ((await ask(address)) === 'asked') return null;
    if (platform() !== 'win32') await removeDead(address);
    await wait(20);
  }
  throw new Error(`Another start of the app holds the lock on the data folder and does not answer: ${address}`);
}

/**
 * Removes a socket that a crash left behind. One start at a time does it: between one's look and its removal another one
 * could have begun to listen there, and both would run.
 */
async function removeDead(address: string): Promise<void> {
  const guard = `${address}.guard`;
  try {
    await (await open(guard, 'wx')).close();
  } catch {
    const made = await stat(guard).catch(() => null);
    // Whoever made it needs a moment only; after more it was killed meanwhile.
    if (made && Math.abs(Date.now() - made.mtimeMs) > GUARD_FORGOTTEN_AFTER) await rm(guard, { force: true });
    return;
  }
  try {
    // Looked at twice, because a start is not there yet in the instant between making its socket and listening on it.
    if ((await ask(address)) !== 'dead') return;
    await wait(50);
    if ((await ask(address)) === 'dead') await rm(address, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

function listen(address: string): Promise<Server | typeof NO_SOCKETS_HERE | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE' ? null : NO_SOCKETS_HERE));
    server.listen(address, () => resolve(server));
  });
}

/** Asks whoever listens to come forward. Nobody does on a `dead` socket; one that is `gone` was removed just now. */
function ask(address: string): Promise<'asked' | 'dead' | 'gone'> {
  return new Promise((resolve) => {
    const socket = connect(address, () => socket.end(COME_FORWARD, () => resolve('asked')));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? 'dead' : 'gone'));
  });
}

function instanceOn(server: Server): Instance {
  const listeners: (() => void)[] = [];
  const connected = new Set<Socket>();
  server.on('connection', (socket) => {
    connected.add(socket);
    socket.on('close', () => connected.delete(socket));
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
        // Closing removes the socket's name by itself; removing it once more could hit the next app's.
        server.close(() => resolve());
        for (const socket of connected) socket.destroy();
      }),
  };
}
