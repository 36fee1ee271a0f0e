import { execFile, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

export interface XDisplay {
  /** What `DISPLAY` says. */
  readonly name: string;
  /** Gives the window the keyboard, as a click on it would. */
  readonly focus: (title: string) => Promise<void>;
  /** Presses keys as a keyboard would: `ctrl+k`, `F1`. */
  readonly press: (keys: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A display that nobody sees, with a number that no other has. */
export async function openDisplay(): Promise<XDisplay> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const name = `:${await firstLine(server.stdio[3] as Readable)}`;
  const xdotool = async (...parameters: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)('xdotool', parameters, { env: { ...process.env, DISPLAY: name } });
    return stdout;
  };
  return {
    name,
    focus: async (title) => {
      const found = await xdotool('search', '--sync', '--onlyvisible', '--name', title);
      const [window] = found.trim().split('\n');
      if (!window) throw new Error(`the display shows no window called ${title}`);
      await xdotool('windowfocus', '--sync', window);
    },
    press: async (keys) => {
      await xdotool('key', keys);
    },
    close: () =>
      new Promise((resolve) => {
        server.once('exit', () => resolve());
        server.kill();
      }),
  };
}

function firstLine(stream: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    stream.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    stream.once('end', () => reject(new Error('Xvfb ended without a display')));
  });
}
