import { type ChildProcess, spawn } from 'node:child_process';
import { link, mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { type Instance, takeInstance } from './single-instance.ts';

const OTHER_START = fileURLToPath(new URL('../../tests/take-data-folder.ts', import.meta.url));

interface OtherStart {
  readonly process: ChildProcess;
  /** Waits for the next line that it says. */
  readonly says: () => Promise<string>;
}

/** Another start of the app, in a process of its own. */
function otherStart(folder: string, environment: NodeJS.ProcessEnv = {}, startAt = 0): OtherStart {
  const child = spawn(process.execPath, [OTHER_START, folder, String(startAt)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) (waiting.shift() ?? said.push.bind(said))(line);
  });
  return {
    process: child,
    says: () => {
      const line = said.shift();
      return line === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(line);
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));
}

const socketIn = (folder: string): string => join(folder, 'running.sock');

/** Takes the folder and lets it go when the test has finished. */
async function take(folder: string): Promise<Instance | null> {
  const instance = await takeInstance(folder);
  if (instance) onTestFinished(() => instance.release());
  return instance;
}

test('a second start asks the first to come forward and is told to go', async () => {
  const folder = await temporaryFolder();
  const first = await take(folder);
  let asked = 0;
  const wasAsked = new Promise<void>((resolve) =>
    first?.onSecondStart(() => {
      asked += 1;
      resolve();
    }),
  );
  expect(await otherStart(folder).says()).toBe('somebody has it');
  await wasAsked;
  expect(asked).toBe(1);
});

test('the folder can be taken again once it was let go, and other folders at any time', async () => {
  const [one, other] = [await temporaryFolder(), await temporaryFolder()];
  const first = await takeInstance(one);
  expect(await take(other)).not.toBeNull();
  await first?.release();
  expect(await take(one)).not.toBeNull();
  expect(await takeInstance(one)).toBeNull();
});

test('what a killed app left behind is taken over', async () => {
  const folder = await temporaryFolder();
  const killed = otherStart(folder);
  expect(await killed.says()).toBe('taken');
  killed.process.kill('SIGKILL');
  await ended(killed.process);
  const next = otherStart(folder);
  expect(await next.says()).toBe('taken');
  expect(await takeInstance(folder)).toBeNull();
  expect(await next.says()).toBe('asked');
});

test('nothing is left in the folder when the app has ended', async () => {
  const folder = await temporaryFolder();
  await leaveSocket(folder);
  const instance = await takeInstance(folder);
  expect(await readdir(folder)).toEqual(['running.sock']);
  await instance?.release();
  expect(await readdir(folder)).toEqual([]);
});

test('a start that was killed while it cleared up does not stop the next one', async () => {
  const folder = await temporaryFolder();
  await leaveSocket(folder);
  const guard = `${socketIn(folder)}.guard`;
  await writeFile(guard, '');
  const before = new Date(Date.now() - 60_000);
  await utimes(guard, before, before);
  expect(await take(folder)).not.toBeNull();
});

test('a file in the place of the socket, as a copy from another computer can have it, is cleared away', async () => {
  const folder = await temporaryFolder();
  await writeFile(socketIn(folder), '');
  expect(await take(folder)).not.toBeNull();
});

describe('one folder by two names is one folder', () => {
  test('with a stroke at its end', async () => {
    const folder = await temporaryFolder();
    expect(await take(folder)).not.toBeNull();
    expect(await takeInstance(`${folder}/`)).toBeNull();
  });

  test('through a link', async () => {
    const folder = join(await temporaryFolder(), 'data');
    await mkdir(folder);
    await symlink(folder, `${folder}-link`, 'junction');
    expect(await take(folder)).not.toBeNull();
    expect(await takeInstance(`${folder}-link`)).toBeNull();
  });

  test('started where temporary files lie elsewhere', async () => {
    const folder = await temporaryFolder();
    expect(await take(folder)).not.toBeNull();
    const elsewhere = await temporaryFolder();
    expect(await otherStart(folder, { TMPDIR: elsewhere, TEMP: elsewhere, TMP: elsewhere }).says()).toBe('somebody has it');
  });

  test('a folder with a name longer than a socket may have', async () => {
    const folder = join(await temporaryFolder(), 'a'.repeat(120), 'data');
    await mkdir(folder, { recursive: true });
    const first = await take(folder);
    expect(first).not.toBeNull();
    expect(await otherStart(folder).says()).toBe('somebody has it');
  });
});

describe('of several starts at the same time exactly one gets the folder', () => {
  test('in processes of their own, on a fresh folder', async () => {
    const folder = await temporaryFolder();
    const starts = Array.from({ length: 3 }, () => otherStart(folder, {}, Date.now() + 700));
    const said = await Promise.all(starts.map((start) => start.says()));
    expect(said.filter((line) => line === 'taken')).toHaveLength(1);
  });

  test('in processes of their own, where a killed app left its socket', async () => {
    const folder = await temporaryFolder();
    const killed = otherStart(folder);
    await killed.says();
    killed.process.kill('SIGKILL');
    await ended(killed.process);
    const starts = Array.from({ length: 3 }, () => otherStart(folder, {}, Date.now() + 700));
    const said = await Promise.all(starts.map((start) => start.says()));
    expect(said.filter((line) => line === 'taken')).toHaveLength(1);
  });

  test('again and again, where a killed app left its socket', async () => {
    const folder = await temporaryFolder();
    for (let round = 0; round < 15; round += 1) {
      await leaveSocket(folder);
      const starts = await Promise.all(Array.from({ length: 4 }, () => takeInstance(folder)));
      const winners = starts.filter((start) => start !== null);
      for (const winner of winners) await winner.release();
      expect(winners, `round ${round}`).toHaveLength(1);
    }
  });
});

test('letting go does not wait for somebody who connected and says nothing', async () => {
  const folder = await temporaryFolder();
  const instance = await takeInstance(folder);
  const silent = connect(socketIn(folder));
  onTestFinished(() => void silent.destroy());
  silent.on('error', () => undefined);
  await new Promise<void>((resolve) => silent.once('connect', resolve));
  const letGo = instance?.release().then(() => 'let go');
  expect(await Promise.race([letGo, new Promise((resolve) => setTimeout(resolve, 2_000, 'still waiting'))])).toBe('let go');
});

test('nonsense over the socket is passed over', async () => {
  const folder = await temporaryFolder();
  const instance = await take(folder);
  let asked = 0;
  instance?.onSecondStart(() => {
    asked += 1;
  });
  for (const words of ['GET / HTTP/1.1\r\n\r\n', 'x'.repeat(100_000), '']) {
    const socket = connect(socketIn(folder));
    socket.on('error', () => undefined);
    socket.end(words);
    await new Promise<void>((resolve) => socket.once('close', () => resolve()));
  }
  expect(asked).toBe(0);
  expect(await takeInstance(folder)).toBeNull();
});

/** Leaves the socket behind as a killed app does: a name that nobody listens on. */
async function leaveSocket(folder: string): Promise<void> {
  const address = socketIn(folder);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(`${address}.made`, resolve));
  await link(`${address}.made`, address);
  await new Promise((resolve) => server.close(resolve));
}
